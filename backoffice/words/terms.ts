import type { Case } from '../generated/api.ts'
import { countText } from './codes.ts'
import { moneyText } from './money.ts'

/** "R$ 5,000.00 over 12 months". */
export function termsText({ amount, termMonths }: Case['requested']): string {
  return `${moneyText(amount)} over ${countText(termMonths, 'month')}`
}
