import { confirmedContacts } from '#db/messages/confirmed-contacts.ts'
import type { MessageChannel } from '#db/messages/message-row.ts'
import { readProfile } from '#db/parties/read-profile.ts'
import { AppError } from '#domain/errors.ts'
import { calledName } from '#domain/party/profile.ts'
import type { Product } from '#domain/product/product.ts'
import { composeMessage, type Message } from '#domain/texts/messages/compose-message.ts'
import { renderMail } from '#domain/texts/messages/render-mail.ts'
import type { Locale } from '#domain/texts/locale.ts'
import type { NewMessage } from '#db/messages/record-message.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import type { CaseSubject } from '../case-subject.ts'
import { deliverMessage } from './deliver-message.ts'

/** `reference` names the occasion for ever: the same one is told once. */
export type Told = { reference: string; message: Message }

/**
 * Tells the applicant by every contact that they have confirmed, and answers by which it reached them. A channel that is down does not keep
 * the others from it; the failure is thrown afterwards, so that a repeat makes up for it.
 */
export async function tellApplicant(deps: ActivityDeps, subject: CaseSubject, told: Told, running: Running): Promise<MessageChannel[]> {
  const { store } = deps
  const [contacts, profile] = await Promise.all([confirmedContacts(store, subject.partyId), readProfile(store, subject.partyId)])
  const tries = await Promise.allSettled(
    contacts.map(async ({ channel, recipient }) => {
      const words = wordsFor(deps, { channel, message: told.message, firstName: firstNameOf(calledName(profile)), ...subject })
      const message = {
        ...words,
        reference: `${told.reference}:${channel}`,
        caseId: subject.id,
        partyId: subject.partyId,
        channel,
        recipient,
      }
      return { channel, delivered: await deliverMessage(deps, message, running) }
    }),
  )
  const failed = tries.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  const ended = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const reached = ended.filter((one) => one.delivered === 'sent').map((one) => one.channel)
  if (ended.length > 0 && reached.length === 0) throw new AppError('APPLICANT_NOT_REACHED', { channels: ended.map((one) => one.channel) })
  return reached
}

export type Addressed = {
  channel: MessageChannel
  message: Message
  firstName?: string | undefined
  locale: Locale
  product: Pick<Product, 'lender'>
}

/** The words of a message in the form that its channel takes. */
export function wordsFor(
  { publicUrl }: Pick<ActivityDeps, 'publicUrl'>,
  { channel, message, firstName, locale, product: { lender } }: Addressed,
): Pick<NewMessage, 'template' | 'locale' | 'subject' | 'body' | 'html' | 'holdsCode'> {
  const { sms, mail } = composeMessage(
    message,
    { lender: lender.name, phone: lender.phone, email: lender.email, url: `${publicUrl}/apply/` },
    locale,
  )
  const kept = { template: message.template, locale, holdsCode: 'code' in message.facts }
  if (channel === 'sms') return { ...kept, subject: null, body: sms, html: null }
  const { subject, text, html } = renderMail(mail, { locale, firstName, lender })
  return { ...kept, subject, body: text, html }
}

function firstNameOf(name: string | undefined): string | undefined {
  return name?.trim().split(/\s+/)[0]
}
