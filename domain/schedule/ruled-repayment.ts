import { AppError } from '#domain/errors.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { mostPeriods, requirePeriods } from './annuity.ts'

/** How a credit is repaid, as the examples to the directives describe it. `months` of the credit are needed where nothing else ends it. */
export type RepaymentRule =
  | { readonly type: 'level' | 'equal-capital' | 'interest-only' | 'rolled-up' }
  | { readonly type: 'growing-annuity'; readonly yearlyGrowthPercent: Decimal }
  | { readonly type: 'fixed-capital'; readonly capital: Decimal }
  | { readonly type: 'fixed-payment'; readonly payment: Decimal }
  | {
      readonly type: 'percent-of-capital-plus-interest' | 'percent-of-capital-and-interest'
      readonly percent: Decimal
      readonly minimum: Decimal
      readonly finalClears: boolean
    }
  | { readonly type: 'interest-only-then-equal-capital'; readonly interestOnlyPeriods: number }

export type RuledCredit = {
  readonly credit: Decimal
  readonly ratePercent: Decimal
  readonly rateType: 'nominal' | 'effective'
  readonly periodsPerYear: number
  readonly periods: number | undefined
  readonly rule: RepaymentRule
  readonly rateChange?: { readonly fromPeriod: number; readonly ratePercent: Decimal } | undefined
  /** Length of the first period in years where it is not a regular one. */
  readonly firstPeriodYears?: Decimal | undefined
}

/** One period, unrounded. The payment is interest and capital together; capital is negative where interest is added to the debt. */
export type RuledRow = {
  readonly period: number
  readonly opening: Decimal
  readonly interest: Decimal
  readonly capital: Decimal
}

const zero = new Decimal(0)

/**
 * The rows of a credit repaid by a rule, unrounded, as the Commission's worked examples carry them. A credit that its payments never repay
 * is refused. Example: 200,000 at 6% over 240 months by a level payment begins with 1,000.00 of interest and 432.86 of capital.
 */
export function ruledRows(credit: RuledCredit): RuledRow[] {
  if (credit.credit.lte(0)) throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'credit', rule: 'above 0' })
  if (credit.periods !== undefined) requirePeriods(credit.periods)
  const last = credit.periods ?? mostPeriods
  const rateOfPeriod = periodRates(credit)
  const rows: RuledRow[] = []
  let opening = credit.credit
  let state: PaymentState | undefined
  for (let period = 1; period <= last && opening.gt(0); period += 1) {
    const rate = rateOfPeriod(period)
    const steadyRate = rateOfPeriod(Math.max(period, 2))
    state = nextState(credit, state, { period, balance: opening, rate, steadyRate })
    const interest = opening.times(rate)
    const clears = period === credit.periods && clearsAtEnd(credit.rule)
    const capital = clears ? opening : Decimal.min(opening, state.capital(opening, interest))
    rows.push({ period, opening, interest, capital })
    opening = opening.minus(capital)
  }
  if (opening.gt(0)) throw new AppError('SCHEDULE_NEVER_AMORTISES', { field: 'rule', rule: 'payments that repay the credit' })
  return rows
}

/** Only the payments, each rounded half-up to the cent. */
export function ruledPayments(credit: RuledCredit): Decimal[] {
  return ruledRows(credit).map((row) => row.interest.plus(row.capital).toDecimalPlaces(2, Decimal.ROUND_HALF_UP))
}

/** What of a payment is capital, given the balance before it and the interest in it. Solved again where the rate changes. */
type PaymentState = { readonly steadyRate: Decimal; readonly capital: (balance: Decimal, interest: Decimal) => Decimal }

type Moment = { readonly period: number; readonly balance: Decimal; readonly rate: Decimal; readonly steadyRate: Decimal }

function nextState(credit: RuledCredit, state: PaymentState | undefined, moment: Moment): PaymentState {
  const { rule } = credit
  const { period, steadyRate } = moment
  if (rule.type === 'interest-only-then-equal-capital') {
    const capital = credit.credit.div(requireTerm(credit) - rule.interestOnlyPeriods)
    return { steadyRate, capital: () => (period > rule.interestOnlyPeriods ? capital : zero) }
  }
  const newYear = rule.type === 'growing-annuity' && (period - 1) % credit.periodsPerYear === 0
  if (state?.steadyRate.eq(steadyRate) === true && !newYear) return state
  return { steadyRate, capital: capitalOf(credit, rule, moment) }
}

type SolvedRule = Exclude<RepaymentRule, { type: 'interest-only-then-equal-capital' }>

function capitalOf(credit: RuledCredit, rule: SolvedRule, moment: Moment): PaymentState['capital'] {
  const { balance, rate } = moment
  switch (rule.type) {
    case 'level':
    case 'growing-annuity': {
      const growthPercent = rule.type === 'growing-annuity' ? rule.yearlyGrowthPercent : zero
      const payment = balance.div(valueOfPayments(credit, moment, growthPercent))
      return (_, interest) => payment.minus(interest)
    }
    case 'equal-capital': {
      const capital = credit.credit.div(requireTerm(credit))
      return () => capital
    }
    case 'interest-only':
      requireTerm(credit)
      return () => zero
    case 'rolled-up':
      requireTerm(credit)
      return (_, interest) => interest.negated()
    case 'fixed-capital':
      return () => rule.capital
    case 'fixed-payment':
      if (rule.payment.lte(balance.times(rate)))
        throw new AppError('SCHEDULE_NEVER_AMORTISES', { field: 'rule.payment', rule: 'above the interest of one period' })
      return (_, interest) => rule.payment.minus(interest)
    case 'percent-of-capital-plus-interest':
      return (owed) => Decimal.max(owed.times(rule.percent).div(100), rule.minimum)
    case 'percent-of-capital-and-interest':
      return (owed, interest) => Decimal.max(owed.plus(interest).times(rule.percent).div(100), rule.minimum).minus(interest)
  }
}

/** What one unit, paid in every period to the end and growing at each new year, is worth before the next payment's period. */
function valueOfPayments(credit: RuledCredit, { period, rate, steadyRate }: Moment, yearlyGrowthPercent: Decimal): Decimal {
  const growth = yearlyGrowthPercent.div(100).plus(1)
  const steadyDiscount = new Decimal(1).div(steadyRate.plus(1))
  let discount = new Decimal(1).div(rate.plus(1))
  let amount = new Decimal(1)
  let value = zero
  for (let current = period; current <= requireTerm(credit); current += 1) {
    if (current > period) discount = discount.times(steadyDiscount)
    if (current > period && (current - 1) % credit.periodsPerYear === 0) amount = amount.times(growth)
    value = value.plus(amount.times(discount))
  }
  return value
}

/**
 * A nominal rate is spread over its periods, an effective one compounds to the year; neither is ever rounded. Roots take long, and a credit has
 * three rates at most: that of its first period, and those before and after the change.
 */
function periodRates({ rateType, ratePercent, periodsPerYear, firstPeriodYears, rateChange }: RuledCredit): (period: number) => Decimal {
  const regularYears = new Decimal(1).div(periodsPerYear)
  const rateOver = (percent: Decimal, years: Decimal) =>
    rateType === 'effective' ? percent.div(100).plus(1).pow(years).minus(1) : percent.div(100).times(years)
  const isChanged = (period: number) => rateChange !== undefined && period >= rateChange.fromPeriod
  const changed = rateChange && rateOver(rateChange.ratePercent, regularYears)
  const agreed = rateOver(ratePercent, regularYears)
  return (period) => {
    if (period === 1 && firstPeriodYears !== undefined)
      return rateOver(isChanged(period) ? rateChange!.ratePercent : ratePercent, firstPeriodYears)
    return isChanged(period) ? changed! : agreed
  }
}

function clearsAtEnd(rule: RepaymentRule): boolean {
  return 'finalClears' in rule ? rule.finalClears : true
}

function requireTerm({ periods }: RuledCredit): number {
  if (periods === undefined) throw new AppError('TERM_OUT_OF_RANGE', { field: 'months', rule: 'needed for this rule' })
  return periods
}
