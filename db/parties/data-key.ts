import { AppError } from '#domain/errors.ts'
import type { Store } from '../store.ts'

/** The wrapped data key of a person. Throws `PARTY_ERASED` where it was destroyed. */
export async function dataKeyOf({ db }: Store, partyId: string): Promise<Buffer> {
  const row = (await db('party').where({ id: partyId }).first('data_key')) as { data_key: Buffer | null } | undefined
  if (!row) throw new AppError('PARTY_NOT_FOUND')
  if (!row.data_key) throw new AppError('PARTY_ERASED')
  return row.data_key
}
