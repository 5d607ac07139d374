import type { CodeEntry } from './code-entry.ts'

/** Products. */
export const productErrors = {
  PRODUCT_MALFORMED: { kind: 'invalid', title: 'The product file is not valid', remedy: 'Correct the fields that the details name.' },
  PRODUCT_NOT_FOUND: { kind: 'missing', title: 'There is no such product', remedy: 'Use one of the products that the list names.' },
} as const satisfies Record<string, CodeEntry>
