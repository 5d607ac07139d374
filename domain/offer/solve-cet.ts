import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { Minor } from '#domain/money/minor.ts'
import { solveEffectiveRate } from '#domain/rates/solve-rate.ts'

export type Cet = { readonly cetAnnualPercent: string; readonly cetMonthlyPercent: string }

type Payment = { readonly dueOn: IsoDate; readonly paymentMinor: Minor }

/**
 * Custo Efetivo Total: the annual rate at which the payments, discounted by calendar days over 365, equal the net amount the customer
 * receives; the monthly figure is its twelfth root (Res. CMN 3.517/2007, annex). Two decimals.
 */
export function solveCet(netMinor: Minor, receivedOn: IsoDate, payments: readonly Payment[]): Cet {
  const annual = solveEffectiveRate([
    { years: 0, amount: netMinor },
    ...payments.map((payment) => ({ years: daysBetween(receivedOn, payment.dueOn) / 365, amount: 0 - payment.paymentMinor })),
  ])
  return { cetAnnualPercent: (annual * 100).toFixed(2), cetMonthlyPercent: ((Math.pow(1 + annual, 1 / 12) - 1) * 100).toFixed(2) }
}
