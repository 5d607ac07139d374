import { recordProof } from '#db/ledger/record-proof.ts'
import type { ActivityDeps } from '../activity-deps.ts'

export type ProvedBooks = { proofId: string; findings: number }

/**
 * Proves the whole ledger once for each business date and keeps what came of it. Books that do not agree are a result: the metric says so, and
 * people must look; trying again would find the same.
 */
export async function proveBooks({ store, log }: ActivityDeps, { businessDate }: { businessDate: string }): Promise<ProvedBooks> {
  const proof = await recordProof(store.db, { idempotencyKey: `closeOfBusiness:${businessDate}`, businessDate, actor: 'system' })
  if (proof.findingCount > 0) {
    log.error({ businessDate, proofId: proof.id, findings: proof.findingCount }, 'the books do not agree')
  }
  return { proofId: proof.id, findings: proof.findingCount }
}
