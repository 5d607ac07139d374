import type { CaseFacts } from '#domain/case/case-facts.ts'
import { stepNames, type ProcessName } from '#domain/case/processes.ts'

/** The facts of a case of which nothing has happened yet, with what the test is about. */
export function newFacts(process: ProcessName, changes: Partial<CaseFacts> = {}): CaseFacts {
  return {
    process,
    version: 1,
    steps: Object.fromEntries(stepNames(process).map((name) => [name, { state: 'pending', attempts: 0, revision: 0 }])),
    holds: [],
    proposals: [],
    requested: { amountMinor: 500_000, termMonths: 12 },
    isRoot: process === 'loan',
    pastCancellation: false,
    signed: false,
    active: false,
    ...changes,
  }
}
