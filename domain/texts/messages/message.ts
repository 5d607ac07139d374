import type { InBothLanguages } from '../locale.ts'

/** What a mail is made of; `render-mail.ts` makes text and HTML of it. */
export type MailBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; facts: readonly { label: string; value: string }[] }
  | { kind: 'code'; code: string }
  | { kind: 'action'; label: string; url: string }

/**
 * One message, said twice. The SMS holds nothing personal: it can be read on a locked screen, and a number changes hands. The mail is
 * addressed to the person.
 */
export type MessageWords = { sms: string; mail: { subject: string; blocks: readonly MailBlock[] } }

/** Who writes, and where the applicant goes on. */
export type Sender = { lender: string; phone: string; email: string; url: string }

/** The same message in every language. */
export type Composer<Facts> = InBothLanguages<(facts: Facts, sender: Sender) => MessageWords>

/** A message that says the same to everybody. */
export type NoFacts = Record<string, never>

export function paragraphs(...texts: string[]): MailBlock[] {
  return texts.map((text) => ({ kind: 'paragraph', text }))
}

export function action(label: string, { url }: Sender): MailBlock {
  return { kind: 'action', label, url }
}
