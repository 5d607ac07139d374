import { isDeepStrictEqual } from 'node:util'
import { identityFields, openDeclaration } from '#domain/application/open-declaration.ts'
import { AppError } from '#domain/errors.ts'
import type { PartyProfile } from '#domain/party/profile.ts'
import { lockRow } from '../lock-row.ts'
import { readProfile } from '../parties/read-profile.ts'
import type { Store } from '../store.ts'
import { readDeclarationStanding } from './read-declaration-standing.ts'

export type DeclarationChange = { applicationId: string; partyId: string; profile: Partial<PartyProfile> }

/** Lets a change of a declaration through, until the transaction ends, where it is open. Throws `DECLARATION_CLOSED`, naming what is fixed. */
export async function requireOpenDeclaration(tx: Store, { applicationId, partyId, profile }: DeclarationChange): Promise<void> {
  await lockRow(tx.db, 'application', applicationId)
  const open = openDeclaration(await readDeclarationStanding(tx.db, applicationId))
  if (open.open === 'all') return
  if (open.open === 'none') throw new AppError('DECLARATION_CLOSED')
  const declared = await readProfile(tx, partyId)
  const fields = identityFields.filter(
    (field) => field in profile && !open.identity.includes(field) && !isDeepStrictEqual(profile[field], declared[field]),
  )
  if (fields.length > 0) throw new AppError('DECLARATION_CLOSED', { fields })
}
