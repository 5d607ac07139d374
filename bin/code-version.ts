import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type CodeVersion = { version: string; commit: string | null }

const checkout = join(import.meta.dirname, '..')

/** Which code this is: its version, and its commit where it runs from a checkout. */
export function readCodeVersion(): CodeVersion {
  const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { version: string }
  return { version, commit: readCommit() }
}

function readCommit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--verify', 'HEAD'], {
      cwd: checkout,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    // A container has neither git nor a repository: the version alone says it there.
    return null
  }
}
