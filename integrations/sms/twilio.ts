import twilio from 'twilio'
import { z } from 'zod'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { createHttpClient, type HttpClient } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'
import type { HttpReply, ProviderComplaint } from '../http/provider-error.ts'
import { peekJson, unexpectedAnswer } from '../http/read-json.ts'
import { readHeader, type SignedRequest } from '../webhooks/standard-webhook.ts'
import type { Sms, SmsDelivery, SmsMessage, SmsStatusReport } from './sms.ts'
import { RebasedRequestClient } from './twilio-request-client.ts'

export type TwilioSmsOptions = {
  baseUrl?: string
  accountSid: string
  /** The auth token of the account, or an API key: `SK…` with its secret. */
  credential: { authToken: string } | { apiKeySid: string; apiKeySecret: string }
  /** Auth tokens that may sign status reports: the primary one and, while it is replaced, the secondary one. */
  webhookAuthTokens: readonly string[]
  sender: { from: string } | { messagingServiceSid: string }
  /** Public address for status reports. */
  statusCallbackUrl?: string
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

const provider = 'twilio'
const codes = { down: 'SMS_DOWN', refused: 'SMS_REFUSED', misconfigured: 'SMS_MISCONFIGURED' } as const

/** Twilio's own codes where they say more than the HTTP status. https://www.twilio.com/docs/api/errors */
const codesOfTwilio: Readonly<Record<number, ErrorCode>> = {
  20003: 'SMS_MISCONFIGURED', // authentication
  20404: 'SMS_MISCONFIGURED', // no such account or path
  20429: 'SMS_DOWN', // too many requests
  21211: 'SMS_RECIPIENT_UNREACHABLE', // not a telephone number
  21214: 'SMS_RECIPIENT_UNREACHABLE', // cannot be reached
  21408: 'SMS_MISCONFIGURED', // the country is not enabled for our account
  21606: 'SMS_MISCONFIGURED', // the sender number is not ours
  21608: 'SMS_MISCONFIGURED', // trial account, unverified number
  21610: 'SMS_RECIPIENT_OPTED_OUT', // texted STOP
  21614: 'SMS_RECIPIENT_UNREACHABLE', // not a mobile number
}

const statuses: Readonly<Record<string, SmsDelivery['status']>> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
}

/** A repeated look-up reads this many of the latest messages to one number. */
const lookBack = 50
/** The vendor dates a message to the second, by its own clock. */
const clockToleranceMs = 5_000

const errorBody = z.object({ code: z.int(), message: z.string() })

/** Text messages through Twilio's Messages resource. It has no idempotency key: record before sending, and after doubt call `findSent`. */
export function createTwilioSms(options: TwilioSmsOptions): Sms {
  const http = createHttpClient({
    ...options,
    provider,
    codes,
    complaintOf,
    plainFields: ['sid', 'account_sid', 'direction', 'num_segments', 'date_created', 'date_sent', 'PageSize'],
    baseUrl: options.baseUrl ?? 'https://api.twilio.com',
    timeoutMs: options.timeoutMs ?? 10_000,
  })
  return {
    provider,
    async send(message, { signal } = {}) {
      const sent = await createClient(options, http, { operation: 'send', signal, message }).messages.create({
        to: message.to,
        body: message.body,
        ...options.sender,
        ...(options.statusCallbackUrl !== undefined && { statusCallback: options.statusCallbackUrl }),
      })
      return toDelivery(sent, 'send')
    },
    async findSent(message, since, { signal } = {}) {
      const client = createClient(options, http, { operation: 'find_sent', signal, message })
      const latest = await client.messages.list({ to: message.to, limit: lookBack, pageSize: lookBack })
      const from = Date.parse(since) - clockToleranceMs
      const found = latest.find((one) => one.body === message.body && one.to === message.to && one.dateCreated.getTime() >= from)
      return found === undefined ? undefined : toDelivery(found, 'find_sent')
    },
    async readStatus(providerMessageId, { signal } = {}) {
      const client = createClient(options, http, { operation: 'read_status', signal })
      const found = await client.messages(providerMessageId).fetch().catch(unlessUnknown)
      if (found === undefined) return undefined
      const { status } = toDelivery(found, 'read_status')
      const { errorCode } = found
      return { providerMessageId, status, ...(Number.isInteger(errorCode) && { errorCode: String(errorCode) }) }
    },
    readStatusReport: (request) => readStatusReport(request, options),
  }
}

/** One SDK client a call, because a request client carries the cancellation of its call. It holds no connection of its own. */
function createClient(
  options: TwilioSmsOptions,
  http: HttpClient,
  call: { operation: string; signal: AbortSignal | undefined; message?: SmsMessage },
): twilio.Twilio {
  const httpClient = new RebasedRequestClient(http, {
    ...call,
    provider,
    codes,
    personalData: call.message === undefined ? [] : [call.message.to],
  })
  const [username, password] =
    'authToken' in options.credential
      ? [options.accountSid, options.credential.authToken]
      : [options.credential.apiKeySid, options.credential.apiKeySecret]
  return new twilio.Twilio(username, password, { accountSid: options.accountSid, httpClient })
}

/** The vendor keeps no message of this id: it was deleted there, or is of another account. */
function unlessUnknown(error: unknown): undefined {
  if (error instanceof AppError && error.details['providerCode'] === '20404') return undefined
  throw error
}

function toDelivery(message: { sid: string; status: string }, operation: string): SmsDelivery {
  const status = statuses[message.status]
  // The SDK types both fields but does not check them.
  if (typeof message.sid !== 'string' || status === undefined) throw unexpectedAnswer({ provider, operation }, ['sid', 'status'])
  return { providerMessageId: message.sid, status }
}

function readStatusReport(request: SignedRequest & { url: string }, options: TwilioSmsOptions): SmsStatusReport {
  const fields = new URLSearchParams(Buffer.from(request.rawBody).toString('utf8'))
  const signed = Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)]))
  const signature = readHeader(request.headers, 'x-twilio-signature') ?? ''
  if (!options.webhookAuthTokens.some((token) => twilio.validateRequest(token, signature, request.url, signed))) {
    throw new AppError('WEBHOOK_SIGNATURE_INVALID', { provider, reason: 'no live auth token made this signature' })
  }
  const [providerMessageId, status] = [fields.get('MessageSid'), statuses[fields.get('MessageStatus') ?? '']]
  if (fields.get('AccountSid') !== options.accountSid || providerMessageId === null || status === undefined) {
    throw new AppError('WEBHOOK_MALFORMED', { provider, fields: ['AccountSid', 'MessageSid', 'MessageStatus'] })
  }
  const errorCode = fields.get('ErrorCode')
  return { providerMessageId, status, ...(errorCode !== null && errorCode !== '' && { errorCode }) }
}

function complaintOf(reply: HttpReply): ProviderComplaint {
  const problem = peekJson(reply, errorBody)
  if (problem === undefined) return {}
  const code = codesOfTwilio[problem.code]
  return { providerCode: String(problem.code), message: problem.message, ...(code !== undefined && { code }) }
}
