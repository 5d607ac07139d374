import { inject } from 'vitest'
import '../servers/provided.ts'
import { openCasesOn, type CaseBench } from './cases-on-engine.ts'
import type { Script } from './fake-activities.ts'

export { person, quickProduct, type CaseBench, type OpenCase } from './cases-on-engine.ts'

/** The real processes on the engine of this test run, on a task queue of their own, in a world that the test scripts. */
export async function openCaseBench(script: Script = {}): Promise<CaseBench> {
  return openCasesOn(inject('servers').temporal, { script })
}
