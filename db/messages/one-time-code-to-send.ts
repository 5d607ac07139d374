import { AppError } from '#domain/errors.ts'
import type { Locale } from '#domain/texts/locale.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'

export type OneTimeCodeToSend = {
  applicationId: string
  partyId: string
  purpose: 'verify_contact' | 'resume'
  channel: 'sms' | 'email'
  contact: string
  /** Undefined once it was used, replaced or sent: then there is nothing to send. */
  digits?: string
  locale: Locale
  delivery: 'pending' | 'sent' | 'undeliverable'
  createdAt: Date
  expiresAt: Date
}

/** A code with its digits readable, for sending it. Throws `CODE_NOT_FOUND`. */
export async function oneTimeCodeToSend(store: Store, codeId: string): Promise<OneTimeCodeToSend> {
  const row:
    | {
        application_id: string
        party_id: string
        purpose: OneTimeCodeToSend['purpose']
        channel: OneTimeCodeToSend['channel']
        contact: Buffer
        code: Buffer | null
        locale: Locale
        delivery: OneTimeCodeToSend['delivery']
        created_at: Date
        expires_at: Date
      }
    | undefined = await store.db('one_time_code').where({ id: codeId }).first()
  if (!row) throw new AppError('CODE_NOT_FOUND')
  const dataKey = await dataKeyOf(store, row.party_id)
  const open = (sealed: Buffer) => store.vault.open(dataKey, sealed).toString('utf8')
  return {
    applicationId: row.application_id,
    partyId: row.party_id,
    purpose: row.purpose,
    channel: row.channel,
    contact: open(row.contact),
    ...(row.code !== null && { digits: open(row.code) }),
    locale: row.locale,
    delivery: row.delivery,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}

/** Under which id a service tries the code that it sent. */
export async function noteVerification(
  { db }: Store,
  codeId: string,
  { provider, verificationId }: { provider: string; verificationId: string },
): Promise<void> {
  await db('one_time_code').where({ id: codeId }).update({ verified_by: provider, verification_id: verificationId })
}

/** Whether the code reached its contact. Its digits are forgotten then: only the hash is needed to try them. */
export async function settleOneTimeCode({ db }: Store, codeId: string, delivery: 'sent' | 'undeliverable'): Promise<void> {
  await db('one_time_code').where({ id: codeId, delivery: 'pending' }).update({ delivery, code: null })
}
