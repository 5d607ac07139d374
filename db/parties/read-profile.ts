import { AppError } from '#domain/errors.ts'
import type { DeclaredProfile, PartyProfile } from '#domain/party/profile.ts'
import type { Store } from '../store.ts'

/** What the person declared so far. */
export async function readProfile({ db, vault }: Store, partyId: string): Promise<PartyProfile> {
  const row = (await db('party').where({ id: partyId }).first('data_key', 'profile')) as
    | { data_key: Buffer | null; profile: Buffer | null }
    | undefined
  if (!row) throw new AppError('PARTY_NOT_FOUND')
  if (!row.data_key) throw new AppError('PARTY_ERASED')
  return row.profile ? (JSON.parse(vault.open(row.data_key, row.profile).toString('utf8')) as PartyProfile) : {}
}

/** The same, once the declaration is complete. Throws `PROFILE_INCOMPLETE` with the names of what is missing. */
export async function readDeclaredProfile(store: Store, partyId: string): Promise<DeclaredProfile> {
  const profile = await readProfile(store, partyId)
  const needed = ['fullName', 'birthDate', 'taxId', 'address', 'monthlyIncomeMinor', 'pixKey'] as const
  const missing = needed.filter((field) => profile[field] === undefined)
  if (missing.length > 0) throw new AppError('PROFILE_INCOMPLETE', { missing })
  return profile as DeclaredProfile
}
