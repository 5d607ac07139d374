import { caseReference } from '#domain/case/case-reference.ts'
import { enqueue } from '../delivery/enqueue.ts'
import { inTransaction, type Store } from '../store.ts'
import { lockRow } from '../lock-row.ts'

export type Rescreened = { version: string; partyId: string; /** Counts only what a person must judge. */ hits: number }

/**
 * Records that a customer was screened against a version, once. Hits lead to a review: a case of its own, unless one of this person is open
 * already. Returns the review that was opened.
 */
export async function recordRescreening(store: Store, { version, partyId, hits }: Rescreened): Promise<{ opened: string | undefined }> {
  return inTransaction(store, async (tx) => {
    // One at a time for each person, so that two workers open one review.
    await lockRow(tx.db, 'party', partyId)
    const done = await tx.db('rescreening').where({ version, party_id: partyId }).first('version')
    if (done !== undefined) return { opened: undefined }
    const before = hits > 0 ? await openReview(tx, partyId) : undefined
    const opened = hits > 0 && before === undefined ? await startReview(tx, partyId) : undefined
    await tx.db('rescreening').insert({ version, party_id: partyId, hits, case_id: before ?? opened ?? null })
    return { opened }
  })
}

async function openReview({ db }: Store, partyId: string): Promise<string | undefined> {
  const row: { id: string } | undefined = await db('case').where({ process: 'rescreening', party_id: partyId, ended_at: null }).first('id')
  return row?.id
}

/** On the terms of the person's newest contract: the product says what takes two people there. */
async function startReview({ db }: Store, partyId: string): Promise<string> {
  const { rows } = await db.raw(`select uuidv7() as id, nextval('case_number')::integer as number`)
  const { id, number } = rows[0] as { id: string; number: number }
  await db.raw(
    `insert into "case" (id, process, root_case_id, reference, workflow_id, party_id, application_id, product_version_id, amount_minor, term_months, currency)
     select ?, 'rescreening', ?, ?, ?, party_id, application_id, product_version_id, amount_minor, term_months, currency
     from "case" where party_id = ? and process = 'loan' order by opened_at desc, id desc limit 1`,
    [id, id, caseReference(number, 'rescreening'), `rescreening:${id}`, partyId],
  )
  await enqueue(db, { kind: 'start_case', caseId: id, payload: {} })
  return id
}
