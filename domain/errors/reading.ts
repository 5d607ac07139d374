import type { CodeEntry } from './code-entry.ts'

/** Reading documents. */
export const readingErrors = {
  OCR_DOWN: {
    kind: 'unavailable',
    title: 'The reading of the document did not finish',
    remedy: 'Try again later, or read it with the other engine; the picture is kept.',
  },
  OCR_DOCUMENT_UNREADABLE: {
    kind: 'refused',
    title: 'The document cannot be read from this picture',
    remedy: 'Ask for a new photograph: all of the page, in even light, sharp, as JPEG or PNG. Or enter what it says by hand with evidence.',
  },
  OCR_PDF_LOCKED: {
    kind: 'refused',
    title: 'The PDF asks for a password',
    remedy: 'Ask for the file without a password, for example printed to a new PDF, or for a photograph of the paper.',
  },
  OCR_PDF_TOO_LONG: {
    kind: 'refused',
    title: 'The PDF has too many pages to be read',
    remedy: 'Ask for the pages alone that show what is to be proven, at most twenty.',
  },
  OCR_PDF_DAMAGED: {
    kind: 'refused',
    title: 'The PDF cannot be opened',
    remedy: 'Ask for the file once more, printed to a new PDF, or for a photograph of the paper.',
  },
  OCR_MISCONFIGURED: {
    kind: 'refused',
    title: 'The reading service does not accept our access',
    remedy: 'Ask operations to check the credentials, the region and the address of the service, or read it with the other engine.',
  },
  OCR_REQUEST_INVALID: {
    kind: 'invalid',
    title: 'The reading service cannot be asked this',
    remedy: 'The details name the rule that the request breaks. Nothing was read.',
  },
  OCR_JOB_NOT_FOUND: {
    kind: 'missing',
    title: 'The reading service knows no such job',
    remedy: 'Start it again: results are kept for seven days.',
  },
} as const satisfies Record<string, CodeEntry>
