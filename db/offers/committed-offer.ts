import type { Db } from '../connect.ts'

export type CommittedOffer = { offerId: string; amountMinor: number; currency: string }

/** The accepted offer of a case that was committed in the journal and not paid out; undefined where nothing is committed. */
export async function committedOffer(db: Db, caseId: string): Promise<CommittedOffer | undefined> {
  const { rows } = await db.raw<{ rows: (Omit<CommittedOffer, 'amountMinor'> & { amountMinor: string })[] }>(
    `select offer.id as "offerId", offer.amount_minor as "amountMinor", offer.currency
     from offer
     join journal_entry entry on entry.idempotency_key = offer.id || ':commitment'
     where offer.case_id = ?
       and not exists (select from contract where contract.offer_id = offer.id and contract.state in ('active', 'closed'))
     order by offer.created_at desc
     limit 1`,
    [caseId],
  )
  const [row] = rows
  return row && { ...row, amountMinor: Number(row.amountMinor) }
}

/** Nothing that was offered stands any more: what is open is expired or void, what was accepted is void. */
export async function endOffers(db: Db, caseId: string, ended: 'expired' | 'void'): Promise<void> {
  await db('offer').where({ case_id: caseId, state: 'open' }).update({ state: ended })
  await db('offer').where({ case_id: caseId, state: 'accepted' }).update({ state: 'void' })
}
