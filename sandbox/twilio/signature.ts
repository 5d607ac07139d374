import { createHmac } from 'node:crypto'

/**
 * X-Twilio-Signature of a form: the full address, then each field by name with its value, HMAC-SHA1 with the auth token.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signTwilioRequest(authToken: string, url: string, fields: URLSearchParams): string {
  const names = [...new Set(fields.keys())].sort()
  const data = names.flatMap((name) => [...new Set(fields.getAll(name))].sort().map((value) => name + value))
  return createHmac('sha1', authToken)
    .update(url + data.join(''))
    .digest('base64')
}
