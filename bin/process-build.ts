import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WorkerDeploymentOptions } from '@temporalio/worker'

const checkout = join(import.meta.dirname, '..')

/**
 * Which code of the processes this is: the same for the same sources, wherever they are checked out. Every decision of a process is recorded
 * with it, so that a history can be judged by the code that made it.
 */
export function processBuild(): string {
  const sources = globSync('{workflows,domain}/**/*.ts', { cwd: checkout, exclude: (name) => name.endsWith('.test.ts') })
  const hash = createHash('sha256')
  for (const source of sources.toSorted())
    hash
      .update(`${source}\0`)
      .update(readFileSync(join(checkout, source)))
      .update('\0')
  return hash.digest('hex').slice(0, 16)
}

/** Names the code to the engine, which records it; who takes which task is not decided by it. */
export function thisDeployment(): WorkerDeploymentOptions {
  return { version: { deploymentName: 'tenor', buildId: processBuild() }, useWorkerVersioning: false }
}
