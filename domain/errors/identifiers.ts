import type { CodeEntry } from './code-entry.ts'

/** Numbers and lines that identify people, companies and accounts. */
export const identifierErrors = {
  TAX_ID_MALFORMED: {
    kind: 'invalid',
    title: 'The tax number is not valid',
    remedy: 'Check the number against the document; the details name the rule.',
  },
  MRZ_MALFORMED: {
    kind: 'invalid',
    title: 'This is not a machine-readable zone',
    remedy: 'Send the two or three lines whole, with digits, capital letters and the filler < only.',
  },
  NAME_NOT_TRANSLITERABLE: {
    kind: 'invalid',
    title: 'The name cannot be written in a machine-readable zone',
    remedy: 'Send the name in the Latin, Cyrillic or Arabic script.',
  },
  TAX_ID_TYPE_UNKNOWN: {
    kind: 'invalid',
    title: 'This kind of number is not known',
    remedy: 'Use country and kind, such as br-cpf, in-pan or us-ssn.',
  },
  IBAN_MALFORMED: { kind: 'invalid', title: 'The IBAN is not valid', remedy: 'Check the account number against a statement of the bank.' },
} as const satisfies Record<string, CodeEntry>
