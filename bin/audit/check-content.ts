import type { CaseRecord } from '#domain/audit/case-record.ts'
import { checkEvents } from '#domain/audit/check-events.ts'
import { checkHolds } from '#domain/audit/check-holds.ts'
import { checkLedger } from '#domain/audit/check-ledger.ts'
import { checkOrders } from '#domain/audit/check-orders.ts'
import { checkProposals } from '#domain/audit/check-proposals.ts'
import { checkReferences } from '#domain/audit/check-references.ts'
import { checkTerms } from '#domain/audit/check-terms.ts'
import { contradicted, notProven, type Finding } from '#domain/audit/finding.ts'
import type { Manifest } from '#domain/audit/manifest.ts'
import type { RunAccount } from '#domain/audit/run-account.ts'
import { checkRuns } from './check-runs.ts'

/** Compares the record with the histories and with itself: whether it tells what happened, and whether it adds up. */
export function checkContent(manifest: Manifest, record: CaseRecord, runs: RunAccount[]): Finding[] {
  const root = record.cases[0]!
  const isOfCase =
    manifest.case.id === root.id && manifest.case.reference === root.reference && manifest.product.sha256 === record.product.sha256
  const { findings, casesWithGaps } = checkRuns(manifest, record, runs)
  return [
    ...(isOfCase ? [] : [contradicted('The manifest names another case or product than the record.')]),
    ...findings,
    ...checkEvents(record, runs, casesWithGaps),
    ...checkOrders(record, runs, casesWithGaps),
    ...checkProposals(record),
    ...checkTerms(record, runs),
    ...checkHolds(record),
    ...checkReferences(record, runs),
    ...checkLedger(record),
    ...(record.actions.some((action) => action.note !== null)
      ? [notProven('What was noted in free words rests on the record alone: it is kept out of the processes on purpose.')]
      : []),
    notProven(
      'Documents, messages and full answers of outside systems are here by their hashes only: compare them with the archive where it matters.',
    ),
  ]
}
