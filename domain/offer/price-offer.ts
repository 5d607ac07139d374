import { addMonths, daysBetween } from '#domain/calendar/date-arithmetic.ts'
import { datePartsOf, type IsoDate, parseIsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { type Currency, parseCurrency } from '#domain/money/currency.ts'
import { addMinor, leastMinor, type Minor, parseAmountFrom, subtractMinor, zeroMinor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { parseRate } from '#domain/rates/parse-rate.ts'
import { type InterestFactor, levelInstalment, toInterestFactor } from '#domain/schedule/level-instalment.ts'
import { type AmortisationRow, repayByPayment } from '#domain/schedule/rounded-amortisation.ts'
import { iofOnCredit } from '#domain/taxes/iof-on-credit.ts'
import { solveCet } from './solve-cet.ts'

export type OfferPricing = {
  /** Effective rate a month, as exact decimal text: `'2.45'`. */
  readonly monthlyRatePercent: string
  /** Charged once when the money goes out. */
  readonly originationFeeMinor?: number
  /** `financed`: tax and fee are added to the principal, the customer receives what was asked for. `deducted`: they come off it. */
  readonly iof: 'financed' | 'deducted'
}

export type OfferRequest = {
  readonly pricing: OfferPricing
  readonly requestedMinor: number
  readonly termMonths: number
  readonly disbursedOn: string
  /** One month after the disbursement unless given. */
  readonly firstDueOn?: string | undefined
  readonly currency: string
}

export type OfferRow = AmortisationRow & { readonly number: number; readonly dueOn: IsoDate }

export type PricedOffer = {
  readonly currency: Currency
  readonly disbursedOn: IsoDate
  readonly termMonths: number
  readonly requestedMinor: Minor
  /** What the customer receives. */
  readonly netMinor: Minor
  /** The principal of the contract. */
  readonly financedMinor: Minor
  readonly iofMinor: Minor
  readonly feesMinor: Minor
  /** Every payment but the last, which takes the residue of rounding. */
  readonly instalmentMinor: Minor
  readonly totalPaidMinor: Minor
  readonly totalInterestMinor: Minor
  readonly monthlyRatePercent: string
  /** Effective: (1 + monthly)^12 − 1, two decimals. */
  readonly annualRatePercent: string
  /** Custo Efetivo Total, two decimals. */
  readonly cetAnnualPercent: string
  readonly cetMonthlyPercent: string
  readonly schedule: readonly OfferRow[]
}

const oneMinor = 1 as Minor

const limits = { mostTermMonths: 480, mostMonthlyPercent: 100, mostDaysToFirstDue: 366 }

type Terms = {
  requestedMinor: Minor
  feesMinor: Minor
  termMonths: number
  disbursedOn: IsoDate
  firstDueOn: IsoDate
  /** The day of the month that due dates return to after a shorter month. */
  seedDay: number
  monthlyPercent: Decimal
  factors: InterestFactor[]
}

type Financing = { financedMinor: Minor; iofMinor: Minor; rows: OfferRow[] }

/**
 * Prices a Brazilian personal loan: Price schedule, IOF on credit, and CET on the amount the customer receives (Res. CMN 3.517/2007).
 * Every row is rounded half-even and the last takes the residue; a first period that is not one month long bears interest for its days over
 * 30, compounded. Example: 5,000.00 over 12 months at 2.45% with IOF financed.
 */
export function priceOffer(request: OfferRequest): PricedOffer {
  const currency = parseCurrency(request.currency)
  if (currency !== 'BRL') throw new AppError('CURRENCY_MISMATCH', { field: 'currency', rule: 'IOF is due on credit in BRL' })
  const terms = parseTerms(request)
  const { financedMinor, iofMinor, rows } = request.pricing.iof === 'financed' ? financeCosts(terms) : deductCosts(terms)
  const netMinor = subtractMinor(financedMinor, addMinor(iofMinor, terms.feesMinor))
  if (netMinor <= 0) throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'requestedMinor', rule: 'more than its tax and fees' })
  return {
    currency,
    disbursedOn: terms.disbursedOn,
    termMonths: terms.termMonths,
    requestedMinor: terms.requestedMinor,
    netMinor,
    financedMinor,
    iofMinor,
    feesMinor: terms.feesMinor,
    instalmentMinor: rows[0]!.paymentMinor,
    totalPaidMinor: addMinor(...rows.map((row) => row.paymentMinor)),
    totalInterestMinor: addMinor(...rows.map((row) => row.interestMinor)),
    monthlyRatePercent: request.pricing.monthlyRatePercent,
    annualRatePercent: terms.monthlyPercent.div(100).plus(1).pow(12).minus(1).times(100).toFixed(2),
    ...solveCet(netMinor, terms.disbursedOn, rows),
    schedule: rows,
  }
}

function parseTerms({ pricing, ...request }: OfferRequest): Terms {
  const { termMonths } = request
  if (!Number.isSafeInteger(termMonths) || termMonths < 1 || termMonths > limits.mostTermMonths)
    throw new AppError('TERM_OUT_OF_RANGE', { field: 'termMonths', rule: `1 to ${limits.mostTermMonths} months` })
  const disbursedOn = parseIsoDate(request.disbursedOn, 'disbursedOn')
  const regularDueOn = addMonths(disbursedOn, 1)
  const firstDueOn = request.firstDueOn === undefined ? regularDueOn : parseIsoDate(request.firstDueOn, 'firstDueOn')
  const daysToFirstDue = daysBetween(disbursedOn, firstDueOn)
  if (daysToFirstDue < 1 || daysToFirstDue > limits.mostDaysToFirstDue)
    throw new AppError('DATES_OUT_OF_ORDER', { field: 'firstDueOn', rule: `1 to ${limits.mostDaysToFirstDue} days after disbursedOn` })
  const monthlyPercent = parseRate(pricing.monthlyRatePercent, 'monthlyRatePercent', { mostPercent: limits.mostMonthlyPercent })
  const regular = toInterestFactor(monthlyPercent.div(100))
  const first =
    firstDueOn === regularDueOn
      ? regular
      : toInterestFactor(monthlyPercent.div(100).plus(1).pow(new Decimal(daysToFirstDue).div(30)).minus(1))
  return {
    requestedMinor: parseAmountFrom(request.requestedMinor, 'requestedMinor', 1),
    feesMinor: parseAmountFrom(pricing.originationFeeMinor ?? 0, 'originationFeeMinor'),
    termMonths,
    disbursedOn,
    firstDueOn,
    seedDay: datePartsOf(firstDueOn === regularDueOn ? disbursedOn : firstDueOn).day,
    monthlyPercent,
    factors: [first, ...Array<InterestFactor>(termMonths - 1).fill(regular)],
  }
}

function deductCosts(terms: Terms): Financing {
  const rows = priceRows(terms, terms.requestedMinor)
  return { financedMinor: terms.requestedMinor, iofMinor: iofOnCredit(terms.disbursedOn, rows), rows }
}

/**
 * The principal F with F − fees − IOF(F) = the requested amount, to the cent; IOF(F) is computed on the rounded rows of F. Iterating from
 * below converges because each unit of principal adds a few hundredths of tax. One cent more principal can also lift the rounded instalment,
 * which repays earlier and lowers the tax, so that F and F + 1 point at each other; F + 1 repaid by the instalment of F then closes the
 * equation, its last row being a few cents larger. Where even that skips it (rates beyond 8% a month over five years and more), the customer
 * is charged the cent less: never more than the tax due.
 */
function financeCosts(terms: Terms): Financing {
  const toCover = addMinor(terms.requestedMinor, terms.feesMinor)
  let previous = zeroMinor
  let principal = toCover
  for (;;) {
    const rows = priceRows(terms, principal)
    const iofMinor = iofOnCredit(terms.disbursedOn, rows)
    const next = addMinor(toCover, iofMinor)
    if (next === principal) return { financedMinor: principal, iofMinor, rows }
    if (next === previous) return financeAcrossStep(terms, toCover, leastMinor(principal, next))
    previous = principal
    principal = next
  }
}

function financeAcrossStep(terms: Terms, toCover: Minor, lowerMinor: Minor): Financing {
  const upperMinor = addMinor(lowerMinor, oneMinor)
  const rows = priceRows(terms, upperMinor, levelInstalment(lowerMinor, terms.factors))
  const iofMinor = iofOnCredit(terms.disbursedOn, rows)
  if (addMinor(toCover, iofMinor) === upperMinor) return { financedMinor: upperMinor, iofMinor, rows }
  return { financedMinor: lowerMinor, iofMinor: subtractMinor(lowerMinor, toCover), rows: priceRows(terms, lowerMinor) }
}

/**
 * At high rates over long terms the half cent by which an instalment is rounded up grows large enough to repay the loan before its last
 * row; the instalment is then a cent lower, so that every row has its payment.
 */
function priceRows(terms: Terms, principalMinor: Minor, instalmentMinor = levelInstalment(principalMinor, terms.factors)): OfferRow[] {
  for (let lowered = instalmentMinor; ; lowered = subtractMinor(lowered, oneMinor)) {
    const rows = repayBy(terms, principalMinor, lowered)
    if (lowered <= 1 || rows.every((row, index) => row.paymentMinor === lowered || index === rows.length - 1)) return rows
  }
}

function repayBy(terms: Terms, principalMinor: Minor, instalmentMinor: Minor): OfferRow[] {
  return repayByPayment(principalMinor, terms.factors, instalmentMinor).map((row, index) => ({
    number: index + 1,
    dueOn: addMonths(terms.firstDueOn, index, terms.seedDay),
    ...row,
  }))
}
