import { randomBytes } from 'node:crypto'
import { type Request, Router } from 'express'
import type { SandboxContext } from '../control/context.ts'
import type { KeptRecords } from '../control/kept-records.ts'
import { basicCredentialsOf, bodyTextOf, hasContentType, sendReply, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import { notFound, problem, troubleReply } from './problem.ts'
import { planCalls, tellOf } from '../control/tell-of.ts'
import type { OutgoingWebhook } from '../control/webhooks.ts'
import type { Handset } from '../people/person.ts'
import { type KeptMessage, type MessageStatus, toResource } from './message.ts'
import { signTwilioRequest } from './signature.ts'

const knownFields = new Set(['To', 'From', 'MessagingServiceSid', 'Body', 'StatusCallback', 'ValidityPeriod'])
/** What becomes of a message, by the handset it goes to. `opted_out` and `landline` are refused before. */
const deliveryErrors: Partial<Record<Handset | 'unknown', number>> = { switched_off: 30003, filtered: 30007, unknown: 30005 }

/** Twilio's Messages resource: no idempotency key, statuses that move on by themselves, signed status callbacks. */
export function createTwilioSandbox(context: SandboxContext, deliverAfterMs: number): VendorSandbox {
  const { accountSid, authToken } = context.credentials.twilio
  const messages = context.keep<KeptMessage>('sent-messages', (message) => message.sid)
  const router = Router({ caseSensitive: true })
  router.use((request, response, next) => {
    const offered = basicCredentialsOf(request)
    return offered?.user === accountSid && offered.password === authToken
      ? next()
      : sendReply(response, problem(401, 20003, 'Authenticate'))
  })
  router.post(`/2010-04-01/Accounts/${accountSid}/Messages.json`, (request, response, next) => {
    const fields = new URLSearchParams(bodyTextOf(request))
    const refusal = refuse(request, fields, context)
    if (refusal !== undefined) return sendReply(response, refusal)
    const message = accept(fields, context.now())
    messages.put(message)
    const reply = { status: 201, body: toResource(message, accountSid) }
    return deliver(message, { context, messages, deliverAfterMs }).then(() => sendReply(response, reply), next)
  })
  router.get(`/2010-04-01/Accounts/${accountSid}/Messages.json`, (request, response) => {
    sendReply(response, list(request, messages.all(), accountSid))
  })
  router.get(`/2010-04-01/Accounts/${accountSid}/Messages/:file`, (request, response) => {
    const message = messages.find(request.params.file.replace(/\.json$/, ''))
    sendReply(response, message === undefined ? notFound() : { status: 200, body: toResource(message, accountSid) })
  })
  router.use((_request, response) => sendReply(response, notFound()))
  return {
    vendor: 'twilio',
    capability: 'Text messages',
    router,
    troubleReply,
    essentialFields: ['sid'],
    isTokenRequest: () => false,
    // Twilio tries a status callback once more and lets it be.
    webhooks: { sign: (webhook, { url }) => sign(webhook, url, authToken), maxAttempts: 2 },
    held: { messages: () => messages.all() },
    resume() {
      for (const message of messages.all()) {
        if (message.status === 'queued' || message.status === 'sent') void deliver(message, { context, messages, deliverAfterMs })
      }
    },
  }
}

/** Twilio's checks in its order; codes at https://www.twilio.com/docs/api/errors. */
function refuse(request: Request, fields: URLSearchParams, { credentials, register }: SandboxContext): VendorReply | undefined {
  if (!hasContentType(request, 'application/x-www-form-urlencoded')) return problem(415, 20415, 'Unsupported media type')
  const unknown = [...fields.keys()].find((name) => !knownFields.has(name))
  if (unknown !== undefined) return problem(400, 20001, `Unknown parameter: ${unknown}`)
  const [to, from, body] = [fields.get('To') ?? '', fields.get('From'), fields.get('Body') ?? '']
  if (to === '') return problem(400, 21604, "A 'To' phone number is required.")
  if (from === null && fields.get('MessagingServiceSid') === null) return problem(400, 21603, "A 'From' phone number is required.")
  if (body === '') return problem(400, 21602, 'Message body is required.')
  if (!/^\+[1-9]\d{7,14}$/.test(to)) return problem(400, 21211, `The 'To' number ${to} is not a valid phone number.`)
  if (!to.startsWith('+55'))
    return problem(400, 21408, `Permission to send an SMS has not been enabled for the region indicated by the 'To' number: ${to}.`)
  if (from !== null && from !== credentials.twilio.from)
    return problem(400, 21606, `The 'From' phone number ${from} is not a valid, SMS-capable inbound phone number for your account.`)
  if (body.length > 1600) return problem(400, 21617, 'The concatenated message body exceeds the 1600 character limit.')
  const handset = register.findByPhone(to)?.handset
  if (handset === 'opted_out') return problem(400, 21610, 'Attempt to send to unsubscribed recipient')
  if (handset === 'landline') return problem(400, 21614, `'To' number is not a valid mobile number: ${to}`)
  return undefined
}

function accept(fields: URLSearchParams, now: number): KeptMessage {
  const statusCallback = fields.get('StatusCallback')
  return {
    sid: `SM${randomBytes(16).toString('hex')}`,
    to: fields.get('To')!, // checked by `refuse`
    from: fields.get('From') ?? fields.get('MessagingServiceSid')!,
    body: fields.get('Body')!,
    status: 'queued',
    ...(statusCallback !== null && { statusCallback }),
    createdAt: now,
  }
}

type Network = { context: SandboxContext; messages: KeptRecords<KeptMessage>; deliverAfterMs: number }

/** Sent after a while, and after another one delivered or not. Resolves at once, except where the callback comes before the reply. */
async function deliver(message: KeptMessage, network: Network): Promise<void> {
  const { scenarios, register, timers, now } = network.context
  const ordered = scenarios.take('twilio', 'outcome', 'undelivered')
  const errorCode = ordered?.errorCode ?? deliveryErrors[register.findByPhone(message.to)?.handset ?? 'unknown']
  const sent: KeptMessage = { ...message, status: 'sent', sentAt: now() }
  const final: KeptMessage = { ...sent, ...(errorCode === undefined ? { status: 'delivered' } : { status: 'undelivered', errorCode }) }
  const callbacks = planCallbacks(sent, final, network)
  const finish = () => {
    network.messages.put(final)
    void callbacks.final()
  }
  const send = () => {
    network.messages.put(sent)
    timers.after(network.deliverAfterMs, finish)
    return callbacks.sent()
  }
  if (message.status === 'sent') return timers.after(network.deliverAfterMs, finish)
  if (callbacks.isEarly) return send()
  timers.after(network.deliverAfterMs, () => void send())
}

function planCallbacks(sent: KeptMessage, final: KeptMessage, { context }: Network) {
  // The reports of one message belong together.
  const plan = planCalls(context, 'twilio')
  const idOf = (status: MessageStatus) => `${sent.sid}-${status}`
  const call = async (message: KeptMessage, around: { precedes: string } | { follows: string }) => {
    if (message.statusCallback === undefined) return
    const event = {
      id: idOf(message.status),
      url: message.statusCallback,
      contentType: 'application/x-www-form-urlencoded',
      body: callbackFields(message, context.credentials.twilio.accountSid).toString(),
      ...around,
    }
    await tellOf(context, 'twilio', event, plan)
  }
  return {
    isEarly: plan.isEarly,
    sent: () => call(sent, { precedes: idOf(final.status) }),
    final: () => call(final, { follows: idOf(sent.status) }),
  }
}

function sign(webhook: OutgoingWebhook, url: string, authToken: string): Record<string, string> {
  const token = webhook.signedAs === 'wrong' ? 'a token of somebody else' : authToken
  return { 'x-twilio-signature': signTwilioRequest(token, url, new URLSearchParams(webhook.body)) }
}

function callbackFields(message: KeptMessage, accountSid: string): URLSearchParams {
  return new URLSearchParams({
    MessageSid: message.sid,
    SmsSid: message.sid,
    AccountSid: accountSid,
    From: message.from,
    To: message.to,
    MessageStatus: message.status,
    SmsStatus: message.status,
    ApiVersion: '2010-04-01',
    ...(message.errorCode !== undefined && { ErrorCode: String(message.errorCode) }),
  })
}

/** Latest first, filtered by number and by the day of sending, in pages. */
function list(request: Request, messages: KeptMessage[], accountSid: string): VendorReply {
  const query = new URL(request.originalUrl, 'http://sandbox').searchParams
  const [size, page] = [Math.min(Number(query.get('PageSize') ?? 50), 1000), Number(query.get('Page') ?? 0)]
  const matching = messages
    .filter((message) => (query.get('To') ?? message.to) === message.to && (query.get('From') ?? message.from) === message.from)
    .filter((message) => isSentWithin(message, query))
    .reverse()
  const start = page * size
  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`
  const at = (number: number) => {
    query.set('Page', String(number))
    query.set('PageSize', String(size))
    return `${path}?${query.toString()}`
  }
  return {
    status: 200,
    body: {
      messages: matching.slice(start, start + size).map((message) => toResource(message, accountSid)),
      start,
      end: Math.max(start, Math.min(start + size, matching.length) - 1),
      page,
      page_size: size,
      uri: at(page),
      first_page_uri: at(0),
      next_page_uri: start + size < matching.length ? at(page + 1) : null,
      previous_page_uri: page > 0 ? at(page - 1) : null,
    },
  }
}

/** By the day in GMT on which a message was sent; one that was not sent yet has none. */
function isSentWithin(message: KeptMessage, query: URLSearchParams): boolean {
  const day = message.sentAt === undefined ? undefined : new Date(message.sentAt).toISOString().slice(0, 10)
  const [on, from, until] = [query.get('DateSent'), query.get('DateSent>'), query.get('DateSent<')]
  if (on === null && from === null && until === null) return true
  return day !== undefined && (on ?? day) === day && (from ?? day) <= day && day <= (until ?? day)
}
