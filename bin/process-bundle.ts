import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { processBuild } from './process-build.ts'

export type ProcessBundleOptions = {
  /** The file that exports the processes: ours, or those of a test. */
  workflowsPath?: string
  /** Files of what runs around them. */
  interceptors?: readonly string[]
  /** Where it is kept. */
  folder?: string
}

const checkout = join(import.meta.dirname, '..')

/**
 * The processes in one piece, as the engine runs them. To make it takes a processor two seconds, and the same sources give the same: it is kept
 * beside the packages that went into it, for the next worker, the next verification and all the tests.
 */
export async function processBundle({
  workflowsPath = join(checkout, 'workflows', 'index.ts'),
  interceptors = [],
  folder = join(checkout, 'node_modules', '.cache', 'tenor', 'processes'),
}: ProcessBundleOptions = {}): Promise<{ code: string }> {
  const file = join(folder, `${keyOf([workflowsPath, ...interceptors])}.js`)
  const kept = readKept(file)
  if (kept !== undefined) return { code: kept }
  const logger = new DefaultLogger('ERROR')
  const { code } = await bundleWorkflowCode({ workflowsPath, workflowInterceptorModules: [...interceptors], logger })
  keep(folder, file, code)
  return { code }
}

/** All that goes into it. Where the checkout lies is in it too, as its stack traces name the sources. */
function keyOf(entries: readonly string[]): string {
  const hash = createHash('sha256').update(`${checkout}\0${processBuild()}`)
  for (const file of [join(checkout, 'package.json'), join(checkout, 'package-lock.json'), ...entries])
    hash.update(`\0${file}\0`).update(readFileSync(file))
  return hash.digest('hex').slice(0, 32)
}

function readKept(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Nobody has made it yet.
    return undefined
  }
}

/** Of sources that go on changing, as many as two branches and their tests need. */
const most = 12

function keep(folder: string, file: string, code: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    // Moved into place when it is whole, so that nobody who starts meanwhile reads half of it.
    const unfinished = `${file}.${randomUUID()}`
    writeFileSync(unfinished, code)
    renameSync(unfinished, file)
    const newestFirst = readdirSync(folder)
      .map((name) => join(folder, name))
      .toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
    for (const old of newestFirst.slice(most)) rmSync(old, { force: true })
  } catch {
    // A disk that is full or may not be written to: then each makes its own.
  }
}
