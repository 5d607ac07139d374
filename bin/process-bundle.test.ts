import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { processBundle } from './process-bundle.ts'

/** Below the packages that the engine puts around every process. */
const artefacts = join(import.meta.dirname, '..', 'test', 'artefacts')

describe('the bundle of the processes', () => {
  let folder: string
  let workflowsPath: string
  beforeEach(() => {
    mkdirSync(artefacts, { recursive: true })
    folder = mkdtempSync(join(artefacts, 'bundle-'))
    workflowsPath = join(folder, 'workflows.ts')
    writeFileSync(workflowsPath, 'export const greeting = async (): Promise<string> => "good day"')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is made once for the same sources, and anew when one of them changed; what was not made for longest makes room', async () => {
    const kept = join(folder, 'kept')
    const { code } = await processBundle({ workflowsPath, folder: kept })
    expect(code).toContain('good day')
    const [first] = readdirSync(kept)
    writeFileSync(join(kept, first!), 'what was kept')
    expect(await processBundle({ workflowsPath, folder: kept })).toEqual({ code: 'what was kept' })

    utimesSync(join(kept, first!), 0, 0)
    for (let one = 0; one < 11; one += 1) writeFileSync(join(kept, `${one}.js`), '')
    writeFileSync(workflowsPath, 'export const greeting = async (): Promise<string> => "good night"')
    expect((await processBundle({ workflowsPath, folder: kept })).code).toContain('good night')
    expect(readdirSync(kept)).toHaveLength(12)
    expect(readdirSync(kept)).not.toContain(first)
  })

  it('is made all the same where it cannot be kept', async () => {
    const { code } = await processBundle({ workflowsPath, folder: join(workflowsPath, 'no-folder') })
    expect(code).toContain('good day')
  })
})
