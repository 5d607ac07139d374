import { randomBytes, randomInt } from 'node:crypto'
import { type Request, Router } from 'express'
import type { SandboxContext } from '../control/context.ts'
import type { KeptRecords } from '../control/kept-records.ts'
import { basicCredentialsOf, bodyTextOf, hasContentType, sendReply, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import { notFound, problem, troubleReply } from '../twilio/problem.ts'
import { type KeptVerification, mostChecks, mostSends, stands, toCheckResource, toResource } from './verification.ts'

const startFields = new Set(['To', 'Channel', 'Locale', 'CustomFriendlyName', 'RateLimits', 'RiskCheck', 'Tags'])
const checkFields = new Set(['To', 'VerificationSid', 'Code', 'Amount', 'Payee'])
const channels = ['sms', 'call', 'email', 'whatsapp', 'sna']

/** Twilio Verify v2: five codes to a contact and five tries of each in ten minutes; what does not stand any more is not found. */
export function createTwilioVerifySandbox(context: SandboxContext): VendorSandbox {
  const { accountSid, authToken, verifyServiceSid: serviceSid } = context.credentials.twilio
  const desk: Desk = { context, ids: { accountSid, serviceSid }, kept: context.keep('verifications', (verification) => verification.sid) }
  const router = Router({ caseSensitive: true })
  router.use((request, response, next) => {
    const offered = basicCredentialsOf(request)
    return offered?.user === accountSid && offered.password === authToken
      ? next()
      : sendReply(response, problem(401, 20003, 'Authenticate'))
  })
  const service = `/v2/Services/${serviceSid}`
  router.post(`${service}/Verifications`, (request, response) => sendReply(response, start(request, desk)))
  router.post(`${service}/VerificationCheck`, (request, response) => sendReply(response, check(request, desk)))
  router.get(`${service}/Verifications/:id`, (request, response) => sendReply(response, fetchOne(request.params.id, desk)))
  router.post(`${service}/Verifications/:id`, (request, response) => sendReply(response, update(request, request.params.id, desk)))
  router.use((_request, response) => sendReply(response, notFound()))
  return {
    vendor: 'twilio-verify',
    capability: 'One-time codes',
    router,
    troubleReply,
    essentialFields: ['sid', 'status'],
    isTokenRequest: () => false,
    held: { verifications: () => desk.kept.all() },
  }
}

type Desk = { context: SandboxContext; ids: { accountSid: string; serviceSid: string }; kept: KeptRecords<KeptVerification> }

function start(request: Request, desk: Desk): VendorReply {
  const fields = fieldsOf(request, startFields)
  if (!(fields instanceof URLSearchParams)) return fields
  const [to, channel, locale] = [fields.get('To') ?? '', fields.get('Channel') ?? '', fields.get('Locale')]
  const refusal = refuse(to, channel, desk)
  if (refusal !== undefined) return refusal
  const now = desk.context.now()
  const standing = findStanding(to, desk)
  if (standing !== undefined && standing.sends.length >= mostSends) return problem(429, 60203, 'Max send attempts reached')
  const send = { time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'), channel, attempt_sid: `VL${randomBytes(16).toString('hex')}` }
  const verification: KeptVerification = standing
    ? { ...standing, channel, sends: [...standing.sends, send], updatedAt: now }
    : {
        sid: `VE${randomBytes(16).toString('hex')}`,
        to,
        channel,
        ...(locale !== null && { locale }),
        code: String(randomInt(0, 1_000_000)).padStart(6, '0'),
        status: 'pending',
        checks: 0,
        sends: [send],
        createdAt: now,
        updatedAt: now,
      }
  desk.kept.put(verification)
  return { status: 201, body: toResource(verification, desk.ids) }
}

/** Twilio's checks; codes at https://www.twilio.com/docs/api/errors. */
function refuse(to: string, channel: string, { context }: Desk): VendorReply | undefined {
  if (!channels.includes(channel)) return problem(400, 60200, `Invalid parameter \`Channel\`: ${channel}`)
  if (channel === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(to) ? undefined : problem(400, 60200, 'Invalid parameter `To`')
  if (!/^\+[1-9]\d{7,14}$/.test(to)) return problem(400, 60200, `Invalid parameter \`To\`: ${to}`)
  if (!to.startsWith('+55')) return problem(403, 60605, 'Verification delivery attempt blocked for this country')
  const handset = context.register.findByPhone(to)?.handset
  if (handset === 'opted_out') return problem(400, 21610, 'Attempt to send to unsubscribed recipient')
  if (handset === 'landline') return problem(403, 60205, 'SMS is not supported by landline phone number')
  return undefined
}

function check(request: Request, desk: Desk): VendorReply {
  const fields = fieldsOf(request, checkFields)
  if (!(fields instanceof URLSearchParams)) return fields
  const [to, sid, code] = [fields.get('To'), fields.get('VerificationSid'), fields.get('Code') ?? '']
  if ((to === null) === (sid === null)) return problem(400, 60200, 'Invalid parameter: one of `To` and `VerificationSid`')
  if (!/^\d{4,10}$/.test(code)) return problem(400, 60200, 'Invalid parameter `Code`')
  const found = sid === null ? findStanding(to!, desk) : desk.kept.find(sid)
  const now = desk.context.now()
  const isLate = desk.context.scenarios.take('twilio-verify', 'outcome', 'code_expired') !== undefined
  if (found?.status === 'max_attempts_reached') return problem(429, 60202, 'Max check attempts reached')
  if (found === undefined || isLate || !stands(found, now)) return notFound()
  const checks = found.checks + 1
  if (checks > mostChecks) {
    desk.kept.put({ ...found, status: 'max_attempts_reached', updatedAt: now })
    return problem(429, 60202, 'Max check attempts reached')
  }
  const tried: KeptVerification = { ...found, checks, updatedAt: now, status: code === found.code ? 'approved' : 'pending' }
  desk.kept.put(tried)
  return { status: 200, body: toCheckResource(tried, desk.ids) }
}

function fetchOne(id: string, desk: Desk): VendorReply {
  const found = id.startsWith('VE') ? desk.kept.find(id) : findStanding(id, desk)
  return found !== undefined && stands(found, desk.context.now()) ? { status: 200, body: toResource(found, desk.ids) } : notFound()
}

function update(request: Request, id: string, desk: Desk): VendorReply {
  const fields = fieldsOf(request, new Set(['Status']))
  if (!(fields instanceof URLSearchParams)) return fields
  const status = fields.get('Status')
  if (status !== 'canceled' && status !== 'approved') return problem(400, 60200, 'Invalid parameter `Status`')
  const found = desk.kept.find(id)
  if (found === undefined || !stands(found, desk.context.now())) return notFound()
  const updated: KeptVerification = { ...found, status, updatedAt: desk.context.now() }
  desk.kept.put(updated)
  return { status: 200, body: toResource(updated, desk.ids) }
}

function findStanding(to: string, { kept, context }: Desk): KeptVerification | undefined {
  return kept.all().findLast((verification) => verification.to === to && stands(verification, context.now()))
}

function fieldsOf(request: Request, known: ReadonlySet<string>): URLSearchParams | VendorReply {
  if (!hasContentType(request, 'application/x-www-form-urlencoded')) return problem(415, 20415, 'Unsupported media type')
  const fields = new URLSearchParams(bodyTextOf(request))
  const unknown = [...fields.keys()].find((name) => !known.has(name))
  return unknown === undefined ? fields : problem(400, 60200, `Invalid parameter \`${unknown}\``)
}
