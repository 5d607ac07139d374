import type { Locale } from '../locale.ts'
import { contactCode, resumeCode } from './codes.ts'
import { cancelled, declined, expired, withdrawn } from './endings.ts'
import { contractReady, moneySent, offerReady } from './loan.ts'
import type { Composer, MessageWords, Sender } from './message.ts'
import { detailsAgain, incomePapersAsked, photosAgain, reminder, taxPending } from './tasks.ts'

const templates = {
  contact_code: contactCode,
  resume_code: resumeCode,
  photos_again: photosAgain,
  details_again: detailsAgain,
  income_papers: incomePapersAsked,
  reminder,
  tax_pending: taxPending,
  offer_ready: offerReady,
  contract_ready: contractReady,
  money_sent: moneySent,
  declined,
  withdrawn,
  cancelled,
  expired,
} as const

export type MessageTemplate = keyof typeof templates
/** What a template has to be told. */
export type MessageFacts<Template extends MessageTemplate> = (typeof templates)[Template] extends Composer<infer Facts> ? Facts : never

/** A template with what it is told, ready to be said in the applicant's language. */
export type Message = { [Template in MessageTemplate]: { template: Template; facts: MessageFacts<Template> } }[MessageTemplate]

export const messageTemplates = Object.keys(templates) as MessageTemplate[]

/** The words of a message. */
export function composeMessage(message: Message, sender: Sender, locale: Locale): MessageWords {
  const compose = templates[message.template][locale] as (facts: Message['facts'], sender: Sender) => MessageWords
  return compose(message.facts, sender)
}
