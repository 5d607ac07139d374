import type { CaseRow } from './find-case.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'

export type HoldOrder = { by: string; reasonCode: string; note: string | null }

/** The order by which a case was last put on hold, with the words of whoever gave it. */
export async function findHoldOrder(store: Store, held: Pick<CaseRow, 'id' | 'partyId'>): Promise<HoldOrder | undefined> {
  const row = (await store
    .db('staff_action as o')
    .join('staff_account as a', 'a.id', 'o.account_id')
    .where({ 'o.case_id': held.id, 'o.kind': 'holdCase', 'o.state': 'carried_out' })
    .orderBy('o.requested_at', 'desc')
    .first({ by: 'a.name', reasonCode: 'o.reason_code', note: 'o.note' })) as
    | (Omit<HoldOrder, 'note'> & { note: Buffer | null })
    | undefined
  if (!row) return undefined
  const note = row.note && store.vault.open(await dataKeyOf(store, held.partyId), row.note).toString('utf8')
  return { ...row, note }
}
