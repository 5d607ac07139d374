import type { CodeEntry } from './code-entry.ts'

/** The archive of documents. */
export const archiveErrors = {
  ECM_DOWN: {
    kind: 'unavailable',
    title: 'The document archive did not take the request',
    remedy: 'Try again later. For the folder store: check that the disk is there and has room.',
  },
  ECM_MISCONFIGURED: {
    kind: 'refused',
    title: 'The document archive does not accept our access',
    remedy: 'Ask operations to check its address and our rights there, then try again.',
  },
  ECM_REFUSED: {
    kind: 'refused',
    title: 'The document archive refused the request',
    remedy: 'Read the raw answer; correct what it names, or ask operations to change the rule of the archive, then try again.',
  },
  ECM_OBJECT_LOCKED: {
    kind: 'unavailable',
    title: 'Somebody is working on the archived document',
    remedy: 'Have it checked in or given back in the archive, then try again. The details say who has it.',
  },
  ECM_FILING_INVALID: {
    kind: 'invalid',
    title: 'The document cannot be filed like this',
    remedy: 'The details name the rule. Nothing was filed.',
  },
  ECM_CONTENT_CONFLICT: {
    kind: 'conflict',
    title: 'The archive holds another document under this id',
    remedy: 'Compare both documents. What is archived is never overwritten; file the new one as a new version or under a new id.',
  },
  ECM_CONTENT_CORRUPT: {
    kind: 'refused',
    title: 'An archived document no longer has the content that was filed',
    remedy: 'Restore it from the backup of the archive and tell compliance.',
  },
  ECM_OBJECT_NOT_FOUND: { kind: 'missing', title: 'The archive has no such document', remedy: 'Check the id of the archived document.' },
  ECM_OBJECT_RETAINED: {
    kind: 'conflict',
    title: 'The archived document must be kept',
    remedy: 'Wait for the end of its retention, or have the hold lifted first; the details say which.',
  },
} as const satisfies Record<string, CodeEntry>
