import { AppError } from '#domain/errors.ts'
import type { Decimal } from '#domain/rates/decimal.ts'
import { annuityPayment, balanceAfter, nominalPeriodicRate, requirePeriods } from '#domain/schedule/annuity.ts'

export type FixedRateMortgage = { readonly principal: Decimal; readonly ratePercent: Decimal; readonly months: number }

export type MortgageInsurance = { readonly monthly: Decimal; readonly months: number }

/** The level payment, unrounded: the Closing Disclosure rounds it for display only (12 CFR 1026.37, 1026.38). */
export function mortgagePayment({ principal, ratePercent, months }: FixedRateMortgage): Decimal {
  if (!principal.gt(0)) throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'principal', rule: 'above 0' })
  return annuityPayment(principal, nominalPeriodicRate(ratePercent, 12), months)
}

export function mortgageBalanceAfter(mortgage: FixedRateMortgage, paidMonths: number): Decimal {
  if (paidMonths > mortgage.months) throw new AppError('TERM_OUT_OF_RANGE', { field: 'paidMonths', rule: 'not above the term' })
  return balanceAfter(mortgage.principal, nominalPeriodicRate(mortgage.ratePercent, 12), mortgagePayment(mortgage), paidMonths)
}

/** Principal repaid by the first payments ("In 5 years"). */
export function principalPaid(mortgage: FixedRateMortgage, paidMonths: number): Decimal {
  return mortgage.principal.minus(mortgageBalanceAfter(mortgage, paidMonths))
}

/** Interest of one day, rounded to the cent, times the days from closing to the end of the month. */
export function prepaidInterest(
  principal: Decimal,
  ratePercent: Decimal,
  days: number,
  perDiemBasis: number,
): { perDiem: Decimal; total: Decimal } {
  requirePeriods(days, 'days', 0)
  requirePeriods(perDiemBasis, 'perDiemBasis')
  const perDiem = principal.times(ratePercent).div(100).div(perDiemBasis).toDecimalPlaces(2, 4)
  return { perDiem, total: perDiem.times(days) }
}

/**
 * Months of mortgage insurance: until the scheduled balance first reaches the share of the value at which it ends, 78% by the Homeowners
 * Protection Act (12 USC 4901). The year of the last month ends the first column of the projected payments.
 */
export function insuranceMonths(mortgage: FixedRateMortgage, propertyValue: Decimal, ltvPercent: Decimal): number {
  const target = propertyValue.times(ltvPercent).div(100)
  let [reached, open] = [mortgage.months, 0]
  if (mortgage.principal.lte(target)) return 0
  // The scheduled balance only falls, so the month is found by halving.
  while (reached - open > 1) {
    const middle = Math.floor((reached + open) / 2)
    if (mortgageBalanceAfter(mortgage, middle).lte(target)) reached = middle
    else open = middle
  }
  return reached
}

/** Columns of years in the projected payments: `['1-7', '8-30']`. */
export function projectedYearColumns(months: number, insuranceMonths: number): string[] {
  const lastYear = Math.ceil(months / 12)
  const insuredYears = Math.ceil(insuranceMonths / 12)
  if (insuredYears === 0 || insuredYears >= lastYear) return [yearRange(1, lastYear)]
  return [yearRange(1, insuredYears), yearRange(insuredYears + 1, lastYear)]
}

/** All interest by the unrounded payment, mortgage insurance and what was paid as finance charge at closing (12 CFR 1026.38(o)(2)). */
export function financeCharge(mortgage: FixedRateMortgage, insurance: MortgageInsurance, prepaidFinanceCharge: Decimal): Decimal {
  return scheduledPayments(mortgage).minus(mortgage.principal).plus(insurance.monthly.times(insurance.months)).plus(prepaidFinanceCharge)
}

/** Principal, interest, mortgage insurance (that collected at closing too), loan costs and prepaid interest (12 CFR 1026.38(o)(1)). */
export function totalOfPayments(
  mortgage: FixedRateMortgage,
  insurance: MortgageInsurance,
  atClosing: { insurance: Decimal; loanCosts: Decimal; prepaidInterest: Decimal },
): Decimal {
  return scheduledPayments(mortgage)
    .plus(insurance.monthly.times(insurance.months))
    .plus(atClosing.insurance)
    .plus(atClosing.loanCosts)
    .plus(atClosing.prepaidInterest)
}

/** Total interest percentage: interest over the term with the prepaid interest, of the loan amount (12 CFR 1026.38(o)(5)). */
export function totalInterestPercent(mortgage: FixedRateMortgage, prepaid: Decimal): Decimal {
  return scheduledPayments(mortgage).minus(mortgage.principal).plus(prepaid).div(mortgage.principal).times(100)
}

/** The payment after a reset of an adjustable rate: the balance then, over the months that are left. */
export function paymentAfterReset(mortgage: FixedRateMortgage, resetAfter: number, newRatePercent: Decimal): Decimal {
  if (resetAfter >= mortgage.months) throw new AppError('TERM_OUT_OF_RANGE', { field: 'resetAfter', rule: 'below the term' })
  const principal = mortgageBalanceAfter(mortgage, resetAfter)
  return mortgagePayment({ principal, ratePercent: newRatePercent, months: mortgage.months - resetAfter })
}

function scheduledPayments(mortgage: FixedRateMortgage): Decimal {
  return mortgagePayment(mortgage).times(mortgage.months)
}

function yearRange(from: number, to: number): string {
  return from === to ? String(from) : `${from}-${to}`
}
