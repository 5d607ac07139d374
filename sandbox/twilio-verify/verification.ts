export type VerificationStatus = 'pending' | 'approved' | 'canceled' | 'max_attempts_reached'

/** A verification as the sandbox keeps it: with the code, which nobody but the receiver gets to see there. */
export type KeptVerification = {
  sid: string
  to: string
  channel: string
  locale?: string
  code: string
  status: VerificationStatus
  checks: number
  sends: { time: string; channel: string; attempt_sid: string }[]
  createdAt: number
  updatedAt: number
}

export const standsMs = 600_000
export const mostSends = 5
export const mostChecks = 5

export function stands(verification: KeptVerification, now: number): boolean {
  return verification.status === 'pending' && now - verification.createdAt < standsMs
}

/** As Twilio shows a verification, never with its code. */
export function toResource(verification: KeptVerification, ids: { accountSid: string; serviceSid: string }): Record<string, unknown> {
  const { sid, to, channel, status, sends, createdAt, updatedAt } = verification
  return {
    sid,
    service_sid: ids.serviceSid,
    account_sid: ids.accountSid,
    to,
    channel,
    status,
    valid: status === 'approved',
    lookup: {},
    amount: null,
    payee: null,
    send_code_attempts: sends,
    sna: null,
    date_created: toInstant(createdAt),
    date_updated: toInstant(updatedAt),
    url: `https://verify.twilio.com/v2/Services/${ids.serviceSid}/Verifications/${sid}`,
  }
}

export function toCheckResource(verification: KeptVerification, ids: { accountSid: string; serviceSid: string }): Record<string, unknown> {
  const { send_code_attempts: _sends, lookup: _lookup, url: _url, sna: _sna, ...check } = toResource(verification, ids)
  return { ...check, sna_attempts_error_codes: [] }
}

function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')
}
