import { checkCpf } from '#domain/identity/cpf.ts'
import type { PaperFieldName } from './paper.ts'
import type { PaperLanguage } from './paper-labels.ts'
import { parsePrintedAmount } from './printed-amount.ts'
import { parsePrintedMonth, parseRowDate } from './printed-period.ts'

/** A number that does not prove itself was misread, or is none. */
export const doubtful = 50

export type PaperValue = { value: string; atMost?: number }

/** What stands at a label, in the form that its field has; undefined for what has another form. */
export function parsePaperValue(name: PaperFieldName, text: string, language: PaperLanguage): PaperValue | undefined {
  switch (name) {
    case 'holder':
    case 'issuer':
    case 'address': {
      const value = text.replaceAll(/\s+/g, ' ').trim()
      return /\p{L}{2}/u.test(value) ? { value } : undefined
    }
    case 'taxId': {
      const digits = text.replaceAll(/\D/g, '')
      return digits.length === 11 ? { value: digits, ...(!checkCpf(digits).valid && { atMost: doubtful }) } : undefined
    }
    case 'month':
      return wrapped(parsePrintedMonth(text, language))
    case 'dueOn':
      return wrapped(parseRowDate(text, { month: undefined, language }))
    case 'grossPayMinor':
    case 'deductionsMinor':
    case 'netPayMinor':
    case 'openingBalanceMinor':
    case 'closingBalanceMinor':
    case 'amountDueMinor': {
      const amount = parsePrintedAmount(text)
      return amount === undefined ? undefined : { value: String(amount.minor * (amount.sign ?? 1)) }
    }
  }
}

function wrapped(value: string | undefined): PaperValue | undefined {
  return value === undefined ? undefined : { value }
}
