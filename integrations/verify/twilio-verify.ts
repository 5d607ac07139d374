import twilio from 'twilio'
import { z } from 'zod'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { createHttpClient, type HttpClient } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'
import type { HttpReply, ProviderComplaint } from '../http/provider-error.ts'
import { peekJson, unexpectedAnswer } from '../http/read-json.ts'
import { RebasedRequestClient } from '../sms/twilio-request-client.ts'
import type { CodeOutcome, StartedVerification, VerificationRequest, Verify } from './verify.ts'

export type TwilioVerifyOptions = {
  baseUrl?: string
  accountSid: string
  /** The auth token of the account, or an API key: `SK…` with its secret. */
  credential: { authToken: string } | { apiKeySid: string; apiKeySecret: string }
  /** `VA…` */
  serviceSid: string
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

const provider = 'twilio-verify'
const codes = { down: 'VERIFY_DOWN', refused: 'VERIFY_REFUSED', misconfigured: 'VERIFY_MISCONFIGURED' } as const

/** Twilio's own codes where they say more than the HTTP status. https://www.twilio.com/docs/api/errors */
const codesOfTwilio: Readonly<Record<number, ErrorCode>> = {
  20003: 'VERIFY_MISCONFIGURED', // authentication
  20404: 'VERIFY_MISCONFIGURED', // no such service, where no verification was asked for
  20429: 'VERIFY_DOWN', // too many requests
  60200: 'VERIFY_REFUSED', // invalid parameter
  60203: 'VERIFY_TOO_MANY_CODES', // a contact gets five codes in ten minutes
  60205: 'SMS_RECIPIENT_UNREACHABLE', // a landline
  60212: 'VERIFY_DOWN', // too many requests for one contact at once
  60605: 'VERIFY_MISCONFIGURED', // the country is not enabled for our account
  21211: 'SMS_RECIPIENT_UNREACHABLE', // not a telephone number
  21610: 'SMS_RECIPIENT_OPTED_OUT', // texted STOP
}

/** No verification stands under this id: it was approved, expired, was called off, or never was. */
const gone = '20404'
const triedTooOften = '60202'
/** The vendor dates an attempt to the second, by its own clock. */
const clockToleranceMs = 5_000

const errorBody = z.object({ code: z.int(), message: z.string() })

/** One-time codes through Twilio Verify v2: it makes, sends and tries them. */
export function createTwilioVerify(options: TwilioVerifyOptions): Verify {
  const http = createHttpClient({
    ...options,
    provider,
    codes,
    complaintOf,
    plainFields: ['sid', 'service_sid', 'account_sid', 'channel', 'status', 'valid', 'date_created', 'date_updated'],
    baseUrl: options.baseUrl ?? 'https://verify.twilio.com',
    timeoutMs: options.timeoutMs ?? 10_000,
  })
  const service = (call: Call) => createClient(options, http, call).verify.v2.services(options.serviceSid)
  return {
    provider,
    async start(request, { signal } = {}) {
      const { to, channel, locale } = request
      const started = await service({ operation: 'start', signal, personalData: [to] }).verifications.create({ to, channel, locale })
      if (started.status !== 'pending') throw unexpectedAnswer({ provider, operation: 'start' }, ['status'])
      return toStarted(started, 'start')
    },
    findStarted: (request, since, { signal } = {}) =>
      findStarted(service({ operation: 'find_started', signal, personalData: [request.to] }), request, since),
    async check({ verificationId, code }, { signal } = {}) {
      const tried = await service({ operation: 'check', signal, personalData: [code] })
        .verificationChecks.create({ verificationSid: verificationId, code })
        .catch(unless(gone, triedTooOften))
      return tried === undefined ? 'void' : toOutcome(tried)
    },
    async cancel(verificationId, { signal } = {}) {
      await service({ operation: 'cancel', signal, personalData: [] })
        .verifications(verificationId)
        .update({ status: 'canceled' })
        .catch(unless(gone))
    },
  }
}

type Call = { operation: string; signal: AbortSignal | undefined; personalData: readonly string[] }
type Service = ReturnType<twilio.Twilio['verify']['v2']['services']>

/** One SDK client a call, because a request client carries the cancellation of its call. It holds no connection of its own. */
function createClient(options: TwilioVerifyOptions, http: HttpClient, call: Call): twilio.Twilio {
  const httpClient = new RebasedRequestClient(http, { ...call, provider, codes })
  const [username, password] =
    'authToken' in options.credential
      ? [options.accountSid, options.credential.authToken]
      : [options.credential.apiKeySid, options.credential.apiKeySecret]
  return new twilio.Twilio(username, password, { accountSid: options.accountSid, httpClient })
}

const attemptTimes = z.array(z.object({ time: z.iso.datetime({ offset: true }), channel: z.string() }))

/** The vendor finds a verification by its contact as well as by its id, and says when each code was sent. */
async function findStarted(
  service: Service,
  { to, channel }: VerificationRequest,
  since: string,
): Promise<StartedVerification | undefined> {
  const found = await service.verifications(to).fetch().catch(unless(gone))
  if (found === undefined || found.status !== 'pending') return undefined
  const attempts = attemptTimes.safeParse(found.sendCodeAttempts)
  if (!attempts.success) throw unexpectedAnswer({ provider, operation: 'find_started' }, ['send_code_attempts'])
  const from = Date.parse(since) - clockToleranceMs
  const wasSent = attempts.data.some((attempt) => attempt.channel === channel && Date.parse(attempt.time) >= from)
  return wasSent ? toStarted(found, 'find_started') : undefined
}

function toStarted({ sid }: { sid: unknown }, operation: string): StartedVerification {
  // The SDK types it but does not check it.
  if (typeof sid !== 'string') throw unexpectedAnswer({ provider, operation }, ['sid'])
  return { verificationId: sid }
}

/** A wrong code is an answer with success, and `pending`: only `approved` with `valid` opens anything. */
function toOutcome({ status, valid }: { status: string; valid: boolean }): CodeOutcome {
  if (status === 'approved' && valid) return 'approved'
  if (status === 'pending' && !valid) return 'wrong'
  if (['canceled', 'max_attempts_reached', 'deleted', 'failed', 'expired'].includes(status)) return 'void'
  throw unexpectedAnswer({ provider, operation: 'check' }, ['status', 'valid'])
}

function unless(...providerCodes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof AppError && providerCodes.some((code) => error.details['providerCode'] === code)) return undefined
    throw error
  }
}

function complaintOf(reply: HttpReply): ProviderComplaint {
  const problem = peekJson(reply, errorBody)
  if (problem === undefined) return {}
  const code = codesOfTwilio[problem.code]
  return { providerCode: String(problem.code), message: problem.message, ...(code !== undefined && { code }) }
}
