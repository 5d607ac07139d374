import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

describe('the last line of a run on a clean checkout', () => {
  const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] }
  const failing = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }
  const unreadable = { status: 'failed', assertionResults: [] }

  it.each([
    ['everything passed', { numPassedTests: 7, numFailedTests: 0, testResults: [passing] }, 0, '7 passed, 0 failed', 0],
    ['a test failed', { numPassedTests: 6, numFailedTests: 1, testResults: [passing, failing] }, 1, '6 passed, 1 failed', 1],
    ['a file could not be read', { numPassedTests: 7, numFailedTests: 0, testResults: [passing, unreadable] }, 1, '7 passed, 1 failed', 1],
    ['the run failed between its tests', { numPassedTests: 7, numFailedTests: 0, testResults: [passing] }, 1, '7 passed, 1 failed', 1],
    ['no test ran', { numPassedTests: 0, numFailedTests: 0, testResults: [] }, 0, '0 passed, 1 failed', 1],
    ['the runner never came to its report', undefined, 134, '0 passed, 1 failed', 1],
  ])('is honest when %s', (_when, report, exitCode, line, expectedExitCode) => {
    const folder = mkdtempSync(join(tmpdir(), 'tenor-count-'))
    const file = join(folder, 'tests.json')
    if (report !== undefined) writeFileSync(file, JSON.stringify(report))
    const counted = spawnSync(process.execPath, ['.ci/count-results.mjs', file, String(exitCode)], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect(counted.stdout).toBe(`${line}\n`)
    expect(counted.status).toBe(expectedExitCode)
  })
})
