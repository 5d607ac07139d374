import type { CodeEntry } from './code-entry.ts'

/** Documents and pictures that applicants hand in. */
export const documentErrors = {
  DOCUMENT_TEXT_NOT_PRINTABLE: {
    kind: 'invalid',
    title: 'The document holds a character that its fonts cannot print',
    remedy: 'Write the name or the address in Latin letters, as the tax authority registers it; the details name the character.',
  },
  DOCUMENT_FIGURES_DISAGREE: {
    kind: 'invalid',
    title: 'The figures of the document do not add up',
    remedy: 'Price the offer again. Nothing was printed: the details name the first figure that differs from its parts.',
  },
  DOCUMENT_NOT_FOUND: {
    kind: 'missing',
    title: 'There is no such document',
    remedy: 'Reload the case; the document may belong to another one.',
  },
  DOCUMENT_DAMAGED: {
    kind: 'refused',
    title: 'A stored document is not what was stored',
    remedy: 'Restore it from the archive or a backup, and find out who changed it.',
  },
  PICTURE_UNREADABLE: {
    kind: 'invalid',
    title: 'The file is not a picture that we can open',
    remedy: 'Send a photograph as JPEG, PNG or WebP.',
  },
  PICTURE_TOO_SMALL: {
    kind: 'invalid',
    title: 'The picture is too small to read',
    remedy: 'Send one whose longer edge has at least 1000 pixels.',
  },
  PICTURE_TOO_LARGE: { kind: 'invalid', title: 'The picture has too many pixels', remedy: 'Send one of at most 40 million pixels.' },
  PDF_NOT_ACCEPTED: {
    kind: 'invalid',
    title: 'The PDF cannot be taken',
    remedy: 'Send an unlocked PDF without scripts or embedded files, for example a fresh print to PDF.',
  },
  PDF_CHECK_BUSY: {
    kind: 'unavailable',
    title: 'Many PDFs are being looked at right now',
    remedy: 'Send it again after retryAfterMs, or send a picture.',
  },
  INCOME_NOT_ASKED_FOR: {
    kind: 'conflict',
    title: 'No proof of income is asked for',
    remedy: 'Reload the application: papers are taken only while we ask for them.',
  },
  TOO_MANY_PAPERS: { kind: 'conflict', title: 'There are too many papers', remedy: 'Take one back before adding another.' },
  PAPERS_MISSING: { kind: 'conflict', title: 'There is no paper to hand in', remedy: 'Add at least one paper first.' },
  PAGES_MISSING: { kind: 'conflict', title: 'A page of the document is missing', remedy: 'Photograph the sides that the facts name.' },
  DOCUMENT_SET_NOT_FOUND: {
    kind: 'missing',
    title: 'There are no such photographs',
    remedy: 'Ask the applicant to photograph the document.',
  },
  PROVEN_INCOME_NOT_FOUND: {
    kind: 'missing',
    title: 'There is no such proof of an income',
    remedy: 'Read the papers again, or enter the income by hand.',
  },
  READING_NOT_FOUND: { kind: 'missing', title: 'There is no such reading of a document', remedy: 'Read the document again.' },
  DOCUMENT_SET_SUBMITTED: {
    kind: 'conflict',
    title: 'These photographs were already handed in',
    remedy: 'Begin anew if we ask you for new ones.',
  },
} as const satisfies Record<string, CodeEntry>
