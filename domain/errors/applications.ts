import type { CodeEntry } from './code-entry.ts'

/** Applications and offers. */
export const applicationErrors = {
  APPLICATION_NOT_FOUND: { kind: 'missing', title: 'There is no such application', remedy: 'Open it again with your link or code.' },
  DECLARATION_CLOSED: {
    kind: 'conflict',
    title: 'What was declared can no longer be changed here: checks rest on it',
    remedy: 'Reload the application. Where `fields` are named, only these are fixed; staff can correct them with a second person.',
  },
  TERMS_CLOSED: {
    kind: 'conflict',
    title: 'Amount and term can no longer be changed: checks rest on them',
    remedy: 'Go on with what was asked for, or withdraw and apply anew. An underwriter may offer other terms.',
  },
  TERMS_ALREADY_REQUESTED: {
    kind: 'conflict',
    title: 'This is what is asked for already',
    remedy: 'Choose another amount or term, or go on.',
  },
  OFFER_NOT_ACCEPTED: {
    kind: 'conflict',
    title: 'The applicant has not accepted this offer',
    remedy: 'Wait for the answer; an offer that expired or was declined binds nobody.',
  },
  OFFER_NOT_FOUND: { kind: 'missing', title: 'There is no such offer', remedy: 'Reload the application.' },
  OFFER_CLOSED: { kind: 'conflict', title: 'The offer no longer stands', remedy: 'Reload the application to see what follows.' },
  RESUME_PASS_VOID: {
    kind: 'conflict',
    title: 'This link or code no longer works',
    remedy: 'Get a new one on your other phone, or use your reference and contact.',
  },
} as const satisfies Record<string, CodeEntry>
