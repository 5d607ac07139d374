import type { Trouble, VendorReply } from '../control/vendor.ts'

export function problem(status: number, errorCode: string, message: string, headers: Record<string, string> = {}): VendorReply {
  return { status, body: { errorCode, message }, headers }
}

export const invalidToken = problem(401, 'AUTHORIZATION_INVALID_TOKEN', 'The access token provided is expired, revoked or malformed.')

export function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return problem(503, 'SERVICE_UNAVAILABLE', 'The service is temporarily unavailable.')
    case 'error':
      return problem(500, 'UNSPECIFIED_ERROR', 'An unspecified error has occurred.')
    case 'rate_limited':
      return problem(429, 'HOURLY_APIINVOCATION_LIMIT_EXCEEDED', 'The maximum number of hourly API invocations has been exceeded.')
    case 'unauthorized':
      return invalidToken
  }
}

const limits = {
  hourly: ['HOURLY_APIINVOCATION_LIMIT_EXCEEDED', 'The maximum number of hourly API invocations has been exceeded.'],
  burst: ['BURST_APIINVOCATION_LIMIT_EXCEEDED', 'The maximum number of burst API invocations has been exceeded.'],
  polling: ['Hourly_Envelope_Polling_Limit_Exceeded', 'The envelope was polled more often than is allowed.'],
} as const

export function limitReply(limit: keyof typeof limits, { status, resetsAt }: { status: number; resetsAt: number }): VendorReply {
  const [errorCode, message] = limits[limit]
  return problem(status, errorCode, message, {
    'x-ratelimit-limit': '3000',
    'x-ratelimit-remaining': limit === 'burst' ? '1200' : '0',
    'x-ratelimit-reset': String(Math.floor(resetsAt / 1000)),
    'x-burstlimit-limit': '500',
    'x-burstlimit-remaining': limit === 'burst' ? '0' : '480',
  })
}
