import type { RequestContactCodePayload } from '../generated/api.ts'
import { isEmail } from '../format/email.ts'
import { parsePhone } from '../format/phone.ts'

/** What was typed, as the server takes it; undefined for what is neither a phone nor a mailbox. */
export function readContact(channel: 'sms' | 'email', typed: { phone: string; email: string }): RequestContactCodePayload | undefined {
  if (channel === 'email') return isEmail(typed.email) ? { channel, contact: typed.email.trim().toLowerCase() } : undefined
  const contact = parsePhone(typed.phone)
  return contact === undefined ? undefined : { channel, contact }
}
