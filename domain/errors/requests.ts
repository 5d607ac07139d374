import type { CodeEntry } from './code-entry.ts'

/** Requests to the API. */
export const requestErrors = {
  REQUEST_MALFORMED: {
    kind: 'invalid',
    title: 'The request is not what this address takes',
    remedy: 'Correct the fields that the facts name.',
  },
  ROUTE_NOT_FOUND: { kind: 'missing', title: 'There is nothing at this address', remedy: 'See /docs for the addresses that exist.' },
  ACCESS_DENIED: {
    kind: 'forbidden',
    title: 'This is not yours to see or change',
    remedy: 'Sign in as someone who may, or ask for the role.',
  },
  CROSS_SITE_REQUEST: {
    kind: 'forbidden',
    title: 'The request did not come from our own pages',
    remedy: 'API clients send the header x-tenor-client.',
  },
  PRECONDITION_REQUIRED: { kind: 'invalid', title: 'The version is missing', remedy: 'Send the ETag of what you looked at as If-Match.' },
  RATE_LIMITED: { kind: 'unavailable', title: 'Too many attempts', remedy: 'Wait as long as Retry-After says, then try again.' },
  BODY_TOO_LARGE: { kind: 'invalid', title: 'The file or text is too large', remedy: 'Send at most what the facts name.' },
  MEDIA_TYPE_UNSUPPORTED: {
    kind: 'invalid',
    title: 'This kind of content is not taken here',
    remedy: 'Send one of the media types that the facts name.',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    kind: 'invalid',
    title: 'The Idempotency-Key is missing',
    remedy: 'Send a fresh UUID with each new request, and the same one when you repeat it.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'conflict',
    title: 'This Idempotency-Key was used for another request',
    remedy: 'Send a fresh key for a new request.',
  },
  IDEMPOTENCY_KEY_IN_USE: {
    kind: 'conflict',
    title: 'The same request is still being worked on',
    remedy: 'Repeat it in a moment with the same key.',
  },
  PROCESS_UNREACHABLE: {
    kind: 'unavailable',
    title: 'The process engine does not answer',
    remedy: 'Nothing was lost. Try again in a moment with the same key.',
  },
  NO_LONGER_RUNNING: { kind: 'conflict', title: 'The case is no longer running', remedy: 'Reload it to see how it ended.' },
} as const satisfies Record<string, CodeEntry>
