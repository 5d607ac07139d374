import type { Db } from '../connect.ts'

/**
 * Closes the open offer of a case whose time is over. Returns false where the applicant has accepted it in time: their answer is on its way
 * to the process and counts.
 */
export async function closeOffer(db: Db, caseId: string): Promise<boolean> {
  await db('offer').where({ case_id: caseId, state: 'open' }).update({ state: 'expired' })
  const answered = await db('offer').where({ case_id: caseId }).whereIn('state', ['accepted', 'declined']).first('id')
  return answered === undefined
}
