import type { Trouble, VendorReply } from '../control/vendor.ts'

/** The common faults in the words of Twilio, the same for each of its products. */
export function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return problem(503, 20503, 'Service Unavailable')
    case 'error':
      return problem(500, 20500, 'Internal Server Error')
    case 'rate_limited':
      return problem(429, 20429, 'Too Many Requests')
    case 'unauthorized':
      return problem(401, 20003, 'Authenticate')
  }
}

export function notFound(): VendorReply {
  return problem(404, 20404, 'The requested resource was not found')
}

/** An error as Twilio writes it; the codes are at https://www.twilio.com/docs/api/errors. */
export function problem(status: number, code: number, message: string): VendorReply {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } }
}
