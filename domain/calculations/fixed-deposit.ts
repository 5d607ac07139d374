import { addDays, addMonths } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { compoundMaturity } from '#domain/deposit/compound-deposit.ts'
import { closeDepositEarly } from '#domain/deposit/early-closure.ts'
import { accruedOn, type FixedDeposit, type InterestPosting, projectFixedDeposit } from '#domain/deposit/fixed-deposit.ts'
import { type DepositAnchor, monthsOfFrequency } from '#domain/deposit/posting-dates.ts'
import { findDepositRate, type RateChart, requireNoOverlap } from '#domain/deposit/rate-chart.ts'
import { annualPercentageYield } from '#domain/disclosure/us/apy.ts'
import { formatAmount, parseAmount } from '#domain/money/amount-text.ts'
import type { Minor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { defineCalculation } from './calculation.ts'
import {
  type Duration,
  fixedDepositInputs,
  type FixedDepositInputs,
  fixedDepositResult,
  type FixedDepositResult,
} from './fixed-deposit-fields.ts'
import { showDecimals, showPlain } from './show.ts'

const fixedDeposit = defineCalculation({
  kind: 'fixed-deposit',
  summary: 'Maturity or closing of a fixed deposit, with its postings',
  inputs: fixedDepositInputs,
  result: fixedDepositResult,
  calculate: (given) => (given.start_date === null ? wholePeriods(given) : dated(given, given.start_date)),
})

export const fixedDeposits = [fixedDeposit]

/** Without a date there are whole periods only: P · (1 + r/n)^(n · t). */
function wholePeriods(given: FixedDepositInputs): FixedDepositResult {
  const { count, unit } = given.term
  const { compounding } = given
  const perYear =
    compounding === 'daily' ? Number(given.days_in_year ?? 365) : compounding === 'at_end' ? 1 : 12 / monthsOfFrequency[compounding]
  const years = new Decimal(count).div({ day: Number(given.days_in_year ?? 365), week: 52, month: 12, year: 1 }[unit])
  const maturity = compoundMaturity(given.deposit, rateOf(given), perYear, years)
  const interest = maturity.minus(given.deposit)
  return {
    maturity_or_closing_amount: showExact(maturity),
    interest: showExact(interest),
    postings: [],
    ...(unit === 'day' ? { apy_percent: showDecimals(annualPercentageYield(given.deposit, roundCents(interest), count), 2) } : {}),
  }
}

function dated(given: FixedDepositInputs, openedOn: IsoDate): FixedDepositResult {
  const { decimals } = given
  const maturityOn = given.maturity_date ?? after(openedOn, given.term)
  const lockedInUntil = given.lock_in && after(openedOn, given.lock_in)
  const deposit: FixedDeposit = {
    depositMinor: depositOf(given),
    ratePercent: rateOf(given),
    openedOn,
    endsOn: given.closed_on ?? maturityOn,
    compounding: given.compounding,
    posting: given.posting ?? 'at_end',
    anchor: anchorOf(given),
    balance: given.interest_calculation === 'daily_balance' ? 'daily' : 'average_daily',
    daysInYear: given.days_in_year === '360' ? 360 : 365,
    paidOutAfter: given.interest_paid_out_to_linked_savings === true ? (lockedInUntil ?? openedOn) : undefined,
    taxPercent: given.withholding_tax_percent,
  }
  if (given.early_closure !== undefined) {
    const { closed_on: closedOn, penalty_percent: penaltyPercent, penalty_basis: penaltyBasis } = given.early_closure
    const chart = given.rate_chart && chartOf(given)
    const closure = closeDepositEarly(deposit, { closedOn, lockedInUntil, penaltyPercent, penaltyBasis, chart, depositor: given.depositor })
    return {
      ...showProjection(closure.entitled.postings, closure.entitled.interestMinor, closure.proceedsMinor, decimals),
      closed_on: closedOn,
      annual_rate_percent: showPlain(closure.ratePercent),
      clawed_back: formatAmount(closure.clawedBackMinor, decimals),
      paid_out_before: formatAmount(closure.alreadyPaidOutMinor, decimals),
      closing_payment: formatAmount(closure.closingPaymentMinor, decimals),
    }
  }
  const { postings, interestMinor, taxMinor, proceedsMinor } = projectFixedDeposit(deposit)
  return {
    ...showProjection(postings, interestMinor, proceedsMinor, decimals),
    tax: formatAmount(taxMinor, decimals),
    maturity_date: maturityOn,
    ...(given.closed_on === undefined ? {} : { closed_on: given.closed_on }),
    ...(given.as_of === undefined ? {} : { accrued: formatAmount(accruedOn(deposit, given.as_of), decimals) }),
  }
}

function anchorOf({ posting_anchor: anchor, financial_year_begins_in_month: firstMonth }: FixedDepositInputs): DepositAnchor {
  return anchor === 'opening' ? 'opening' : { yearBeginsInMonth: anchor === 'calendar' ? 1 : firstMonth }
}

function showProjection(postings: readonly InterestPosting[], interest: Minor, proceeds: Minor, decimals: number): FixedDepositResult {
  return {
    maturity_or_closing_amount: formatAmount(proceeds, decimals),
    interest: formatAmount(interest, decimals),
    postings: postings.map((posting) => ({
      date: posting.postedOn,
      amount: formatAmount(posting.interestMinor, decimals),
      tax: formatAmount(posting.taxMinor, decimals),
    })),
    // Every posting is listed; published tables may stop early and say so.
    postings_partial: true,
  }
}

function rateOf(given: FixedDepositInputs): Decimal {
  if (given.annual_rate_percent !== undefined) return given.annual_rate_percent
  return findDepositRate(chartOf(given), monthsOf(given.term), depositOf(given), given.depositor)
}

function depositOf(given: FixedDepositInputs): Minor {
  return parseAmount(given.deposit.toFixed(), given.decimals, 'deposit')
}

function chartOf({ rate_chart: slabs = [], incentive, decimals }: FixedDepositInputs): RateChart {
  return requireNoOverlap({
    slabs: slabs.map(({ months, amount: amounts, rate }) => ({
      fromMonths: Number(months.from),
      toMonths: months.to === undefined ? undefined : Number(months.to),
      fromMinor: parseAmount(amounts.from, decimals),
      toMinor: amounts.to === undefined ? undefined : parseAmount(amounts.to, decimals),
      ratePercent: rate,
    })),
    incentives: incentive === undefined ? [] : [incentive],
  })
}

function monthsOf({ count, unit }: Duration): number {
  return Math.floor({ day: count / 30, week: (count * 7) / 30, month: count, year: count * 12 }[unit])
}

function after(date: IsoDate, { count, unit }: Duration): IsoDate {
  if (unit === 'day') return addDays(date, count)
  if (unit === 'week') return addDays(date, count * 7)
  return addMonths(date, unit === 'year' ? count * 12 : count)
}

/** Exact where four decimals hold it, otherwise to the cent. */
function showExact(value: Decimal): string {
  return value.decimalPlaces() <= 4 && value.decimalPlaces() > 2 ? value.toFixed() : showDecimals(value, 2)
}

function roundCents(value: Decimal): Decimal {
  return value.toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN)
}
