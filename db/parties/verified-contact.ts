import { AppError } from '#domain/errors.ts'
import type { Store } from '../store.ts'
import { dataKeyOf } from './data-key.ts'

/** How the person proved to be reachable, masked for print: `sms:+55 11 9****-1234` or `email:m***@example.org`. */
export async function verifiedContact(store: Store, partyId: string): Promise<string> {
  const row = (await store
    .db('party_identifier')
    .where({ party_id: partyId })
    .whereIn('kind', ['phone', 'email'])
    .whereNotNull('verified_at')
    .orderBy('verified_at', 'desc')
    .first('kind', 'value')) as { kind: 'phone' | 'email'; value: Buffer } | undefined
  if (!row) throw new AppError('PROFILE_INCOMPLETE', { missing: ['contact'] })
  const value = store.vault.open(await dataKeyOf(store, partyId), row.value).toString('utf8')
  return row.kind === 'phone' ? `sms:${maskPhone(value)}` : `email:${maskEmail(value)}`
}

export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)} ${'*'.repeat(Math.max(0, phone.length - 7))}${phone.slice(-4)}`
}

export function maskEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@')
  return `${name.slice(0, 1)}***@${domain}`
}
