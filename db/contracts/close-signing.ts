import type { Db } from '../connect.ts'

/** Takes an unsigned contract off the table. Returns false where it was signed in time: the signature is on its way and counts. */
export async function closeSigning(db: Db, caseId: string): Promise<boolean> {
  await db('contract').where({ case_id: caseId, state: 'out_for_signature' }).update({ state: 'void', changed_at: db.fn.now() })
  const signed = await db('contract').where({ case_id: caseId }).whereIn('state', ['signed', 'sealed', 'active']).first('id')
  return signed === undefined
}
