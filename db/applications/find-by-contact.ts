import type { Store } from '../store.ts'
import type { CodeChannel } from './one-time-codes.ts'

export type FoundByContact = { applicationId: string; partyId: string; loanCaseId: string; locale: string }

/** The application with this reference, if this contact was proven to belong to it. */
export async function findApplicationByContact(
  { db, vault }: Store,
  known: { reference: string; channel: CodeChannel; contact: string },
): Promise<FoundByContact | undefined> {
  const kind = known.channel === 'sms' ? 'phone' : 'email'
  return (await db('case as c')
    .join('application as a', 'a.id', 'c.application_id')
    .join('party_identifier as i', 'i.party_id', 'a.party_id')
    .where({ 'c.reference': known.reference, 'c.process': 'loan', 'i.kind': kind, 'i.value_hash': vault.searchHash(kind, known.contact) })
    .whereNotNull('i.verified_at')
    .first({ applicationId: 'a.id', partyId: 'a.party_id', loanCaseId: 'a.loan_case_id', locale: 'a.locale' })) as
    | FoundByContact
    | undefined
}

/** The application that people call by this reference. */
export async function findApplicationByReference(db: Store['db'], reference: string): Promise<string | undefined> {
  const row = (await db('case').where({ reference, process: 'loan' }).first('application_id')) as { application_id: string } | undefined
  return row?.application_id
}
