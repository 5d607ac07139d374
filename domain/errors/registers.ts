import type { CodeEntry } from './code-entry.ts'

/** Tax authorities, watch lists and credit bureaus. */
export const registerErrors = {
  TAX_AUTHORITY_DOWN: {
    kind: 'unavailable',
    title: 'The tax authority did not answer',
    remedy: 'Try again later; the case keeps its place. For a long outage, enter the result by hand with evidence.',
  },
  TAX_AUTHORITY_REFUSED: {
    kind: 'refused',
    title: 'The tax authority refused the question',
    remedy: 'Check the tax number and the birth date, correct them and try again.',
  },
  TAX_AUTHORITY_MISCONFIGURED: {
    kind: 'refused',
    title: 'The tax authority does not accept our access',
    remedy:
      'Ask operations to check the key, the contract and the address of the service, then try again. It says nothing about the person.',
  },
  TAX_FILE_INVALID: {
    kind: 'invalid',
    title: 'The file for the tax authority, or its answer, is not right',
    remedy: 'The details name the rule or the line. Nothing was taken over; fetch or compose the file again.',
  },
  SCREENING_DOWN: {
    kind: 'unavailable',
    title: 'The screening service did not answer',
    remedy: 'Try again later; its index may still be loading.',
  },
  SCREENING_REFUSED: {
    kind: 'refused',
    title: 'The screening service refused the question',
    remedy: 'Check the name and the birth date, correct them and try again.',
  },
  WATCH_LIST_SHRUNK: {
    kind: 'unavailable',
    title: 'The published list lost many of its names at once',
    remedy: 'Nothing was taken over: the list before it stays in use. Compare with the publisher; if it is right, tell operations.',
  },
  WATCH_LIST_NOT_FOUND: { kind: 'missing', title: 'There is no such version of the list', remedy: 'Check the version of the screening.' },
  SCREENING_MISCONFIGURED: {
    kind: 'refused',
    title: 'The screening service does not accept our access',
    remedy: 'Ask operations to check the key, the data set and the address of the service, then try again.',
  },
  BUREAU_DOWN: {
    kind: 'unavailable',
    title: 'The credit bureau did not answer',
    remedy: 'Try again later: the reference stays the same, so the report is billed once.',
  },
  BUREAU_REFUSED: {
    kind: 'refused',
    title: 'The credit bureau refused the request',
    remedy: 'Check the data of the person, correct them and try again.',
  },
  BUREAU_MISCONFIGURED: {
    kind: 'refused',
    title: 'The credit bureau does not accept our access',
    remedy: 'Ask operations to check the key, the contract and the address of the service, then try again.',
  },
} as const satisfies Record<string, CodeEntry>
