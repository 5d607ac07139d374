import { AppError } from '#domain/errors.ts'

/** Why a number is refused: too long or short, wrong characters or separators, a part that is never issued, a check digit that disagrees. */
export type TaxIdFault = 'length' | 'format' | 'component' | 'checksum'

export type TaxIdCheck = { readonly valid: true; readonly normalized: string } | { readonly valid: false; readonly reason: TaxIdFault }

export function refused(reason: TaxIdFault): TaxIdCheck {
  return { valid: false, reason }
}

export function accepted(normalized: string): TaxIdCheck {
  return { valid: true, normalized }
}

/** Turns a refusal into the error of the edge. The number itself stays out of it: it is personal data. */
export function requireTaxId(check: TaxIdCheck, type: string, field: string): string {
  if (!check.valid) throw new AppError('TAX_ID_MALFORMED', { field, type, rule: check.reason })
  return check.normalized
}

/** Blanks and the dashes that people type or paste, gone; other separators only where the number is printed with them. */
export function withoutSeparators(value: string, others = ''): string {
  const separators = new RegExp(`[\\s\\u00a0\\u2010-\\u2015\\u2212\\-${others}]`, 'gu')
  return value.normalize('NFKC').replace(separators, '').toUpperCase()
}
