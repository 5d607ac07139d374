import { runCase, type CaseInput, type CaseOutcome } from '../case/run-case.ts'
import { screened } from '../onboarding/screened.ts'

/** A customer whom a new version of a list may name: looked up again, and judged by compliance with the explanations of each hit. */
export async function rescreening(input: CaseInput): Promise<CaseOutcome<{ listed: 'nobody' | 'acknowledged' }>> {
  return runCase('rescreening', input, async (file) => ({ listed: await screened(file) }))
}
