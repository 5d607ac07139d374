import type { CodeEntry } from './code-entry.ts'

/** Any outside system. */
export const outsideErrors = {
  PROVIDER_ANSWER_UNEXPECTED: {
    kind: 'refused',
    title: 'The outside system answered in a form that Tenor does not know',
    remedy:
      'The provider probably changed its service. Show the raw answer to operations; use another provider or enter the result by hand meanwhile.',
  },
  WEBHOOK_SIGNATURE_INVALID: {
    kind: 'forbidden',
    title: 'The message was not signed by the provider',
    remedy:
      'Check that the signing secret here equals the one at the provider, and that both clocks are right. The provider will send it again.',
  },
  WEBHOOK_MALFORMED: {
    kind: 'invalid',
    title: 'The signed message of the provider cannot be read',
    remedy: 'The provider probably changed its service. Show the raw message to operations.',
  },
  CALL_NOT_FOUND: {
    kind: 'missing',
    title: 'The record has no such call to an outside system',
    remedy: 'Calls are kept for a while only. Reload the list.',
  },
  WEBHOOK_PROVIDER_UNKNOWN: {
    kind: 'missing',
    title: 'No such provider sends us webhooks',
    remedy: 'Check the address that you were given.',
  },
  PROVIDER_NOT_CONFIGURED: {
    kind: 'refused',
    title: 'The outside system that the step names is not set up here',
    remedy: 'Ask operations to configure it, or switch to another provider.',
  },
  WEBHOOK_TOO_EARLY: { kind: 'unavailable', title: 'We do not know this message yet', remedy: 'Send the report again in a moment.' },
} as const satisfies Record<string, CodeEntry>
