import { beginSending, settleMessage, type Settlement } from '#db/messages/settle-message.ts'
import type { RecordedMessage } from '#db/messages/message-row.ts'
import { type NewMessage, recordMessage } from '#db/messages/record-message.ts'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import type { SmsDelivery } from '#integrations/sms/sms.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

export type Delivered = 'sent' | 'undeliverable'

/** What no other try and no other provider would change: the person cannot be reached there. */
const unreachable: ReadonlySet<ErrorCode> = new Set(['SMS_RECIPIENT_UNREACHABLE', 'SMS_RECIPIENT_OPTED_OUT', 'MAIL_RECIPIENT_REFUSED'])

/**
 * Records a message, sends it, and records what became of it. Safe to repeat at any point: what is settled is not sent again, and a try whose
 * end nobody saw is settled by asking (SMS) or by the same Message-ID (mail). A recipient who can never be reached is an answer; every other
 * failure is thrown and leaves the message open.
 */
export async function deliverMessage(deps: ActivityDeps, message: NewMessage, running: Running): Promise<Delivered> {
  const { store } = deps
  const recorded = await recordMessage(store, message)
  if (!(await beginSending(store.db, recorded.id))) return outcomeOf(recorded.state)
  const settlement = await send(deps, recorded, running)
  await settleMessage(store.db, recorded.id, settlement)
  return outcomeOf(settlement.state)
}

async function send(deps: ActivityDeps, message: RecordedMessage, running: Running): Promise<Settlement> {
  try {
    return message.channel === 'sms' ? await sendSms(deps, message, running) : await sendMail(deps, message, running)
  } catch (error) {
    if (!(error instanceof AppError) || !unreachable.has(error.code)) throw error
    return { state: 'undeliverable', provider: deps[message.channel === 'sms' ? 'sms' : 'mail'].provider, errorCode: error.code }
  }
}

/** The provider has no key for a repeated send, so after an earlier try it is asked first. */
async function sendSms({ sms }: ActivityDeps, message: RecordedMessage, { signal }: Running): Promise<Settlement> {
  const text = { to: message.recipient, body: message.body, reference: message.reference }
  const wasTried = message.state === 'sending'
  const earlier = wasTried ? await sms.findSent(text, message.createdAt.toISOString(), { signal }) : undefined
  return toSettlement(sms.provider, earlier ?? (await sms.send(text, { signal })))
}

async function sendMail({ mail, mailDomain }: ActivityDeps, message: RecordedMessage, { signal }: Running): Promise<Settlement> {
  const { subject, html } = message
  // The record holds no mail without both.
  if (subject === null || html === null) throw new Error('A mail was recorded without its subject or its HTML')
  const messageId = `<${message.id}@${mailDomain}>`
  const { serverMessageId } = await mail.send({ messageId, to: message.recipient, subject, text: message.body, html }, { signal })
  return { state: 'sent', provider: mail.provider, providerMessageId: serverMessageId ?? messageId }
}

function toSettlement(provider: string, { providerMessageId, status }: SmsDelivery): Settlement {
  switch (status) {
    case 'queued':
    case 'sent':
      return { state: 'sent', provider, providerMessageId }
    case 'delivered':
      return { state: 'delivered', provider, providerMessageId }
    case 'undelivered':
    case 'failed':
      return { state: 'undeliverable', provider, providerMessageId, errorCode: 'SMS_RECIPIENT_UNREACHABLE' }
  }
}

function outcomeOf(state: RecordedMessage['state']): Delivered {
  return state === 'undeliverable' ? 'undeliverable' : 'sent'
}
