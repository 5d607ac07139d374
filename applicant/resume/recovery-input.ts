import type { BeginRecoveryPayload } from '../generated/api.ts'
import { isEmail } from '../format/email.ts'
import { parsePhone } from '../format/phone.ts'

/** The number of an application, however it is typed: `l 100042` is L-100042. */
export function parseReference(text: string): string | undefined {
  const [, digits] = /^\s*l?[\s-]*(\d{1,12})\s*$/i.exec(text) ?? []
  return digits && `L-${digits}`
}

/** A phone or a mailbox out of one field. */
export function parseAnyContact(text: string): BeginRecoveryPayload['contact'] | undefined {
  if (text.includes('@')) return isEmail(text) ? { channel: 'email', contact: text.trim().toLowerCase() } : undefined
  const contact = parsePhone(text)
  return contact === undefined ? undefined : { channel: 'sms', contact }
}
