import { z } from 'zod'
import { earlierOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { applyEvent } from '#domain/loan/apply-event.ts'
import { type LoanAccount, openAccount, shownTransactions } from '#domain/loan/loan-account.ts'
import type { LoanTerms } from '#domain/loan/loan-terms.ts'
import type { LoanTransaction } from '#domain/loan/loan-transaction.ts'
import { type ShownRow, showSchedule } from '#domain/loan/show-loan.ts'
import { formatAmount, parseAmount } from '#domain/money/amount-text.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { defineCalculation } from './calculation.ts'
import { positiveAmount } from './fields.ts'
import { loanTermsFields, loanTermsOf } from './loan-servicing-fields.ts'
import { loanEventOf, publishedName, timelineEntry, type TimelineEntry } from './loan-timeline-fields.ts'
import { recordedDates } from './recorded-dates.ts'
import { dateText, decimalText, decimalTexts } from './result-fields.ts'

const inputs = z.object({
  terms: loanTermsFields
    .extend({ principal: positiveAmount })
    // A fixed order says nothing of instalments to come, which the progressive family has to know.
    .refine(({ schedule_engine: engine, payment_allocation: { strategy } }) => engine === 'cumulative' || strategy === 'advanced', {
      error: 'advanced_payment_allocation, with the progressive schedule_engine',
      path: ['payment_allocation'],
    })
    .refine(({ schedule_engine: engine, expected_tranches: tranches }) => engine === 'progressive' || tranches.length === 0, {
      error: 'none with the cumulative schedule_engine',
      path: ['expected_tranches'],
    }),
  timeline: z.array(timelineEntry).min(1, { error: 'at least one entry' }).max(10_000, { error: 'at most 10000 entries' }),
})

type Inputs = z.output<typeof inputs>

const paid = decimalTexts('paid', 'in_advance', 'late', 'outstanding')
const parts = decimalTexts('principal', 'interest', 'fees', 'penalties', 'total')

const scheduleSnapshot = z.object({
  rows: z.array(
    z.object({
      n: z.int(),
      due: dateText,
      days: z.int().nullable(),
      ...parts.shape,
      balance: decimalText,
      paid_on: dateText.nullable(),
      ...paid.shape,
    }),
  ),
  totals: z.object({ ...parts.shape, ...paid.shape }),
})

const transactionsSnapshot = z.object({
  rows: z.array(
    decimalTexts('amount', 'principal', 'interest', 'fees', 'penalties', 'balance').extend({
      date: dateText,
      type: z.string(),
      reversed: z.boolean().optional(),
      replayed: z.boolean().optional(),
    }),
  ),
})

/** One for each snapshot that was asked for, in order. */
const timelineResult = z.object({ snapshots: z.array(z.union([scheduleSnapshot, transactionsSnapshot])) })

type Snapshot = z.input<typeof timelineResult>['snapshots'][number]

export const loanTimeline = defineCalculation({
  kind: 'loan-timeline',
  summary: 'A loan through its life: schedule and transactions as of each snapshot',
  inputs,
  result: timelineResult,
  calculate: (given) => {
    const terms = loanTermsOf(given.terms)
    const account = openAccount(terms)
    const days = recordedDates(given.timeline)
    const snapshots: Snapshot[] = []
    for (const [index, entry] of given.timeline.entries())
      if (entry.type === 'snapshot') snapshots.push(snapshot(account, entry, given))
      else at(index, () => applyEvent(account, loanEventOf(entry, days[index]!, terms.currencyDecimals)))
    return { snapshots }
  },
})

/** Names the entry at which the loan refused. */
function at(index: number, step: () => void): void {
  try {
    step()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const field = typeof error.details['field'] === 'string' ? `.${error.details['field']}` : ''
    throw new AppError(error.code, { ...error.details, field: `timeline.${index}${field}` })
  }
}

function snapshot(account: LoanAccount, entry: TimelineEntry & { type: 'snapshot' }, given: Inputs): Snapshot {
  const { decimals } = given.terms
  if (entry.of === 'transactions') return { rows: shownTransactions(account).map((transaction) => showTransaction(transaction, decimals)) }
  const rows =
    account.book === null
      ? showSchedule(beforeDisbursement(account.terms, entry.as_of, given)).map((row) => ({ ...row, paidOn: null }))
      : showSchedule(account, entry.as_of)
  return { rows: rows.map((row) => showRow(row, decimals)), totals: showTotals(rows, decimals) }
}

/** Until money is paid out, the schedule is the one that the agreed principal, or its tranches on their days, would have. */
function beforeDisbursement(terms: LoanTerms, asOf: IsoDate, { terms: given, timeline }: Inputs): LoanAccount {
  const first = timeline.find((entry) => entry.type === 'disburse')
  const expectedOn = first === undefined ? asOf : earlierOf(first.date, asOf)
  const account = openAccount({ ...terms, paysDownPaymentItself: false })
  const amountMinor = parseAmount(given.principal.toFixed(), given.decimals, 'terms.principal')
  const agreed = terms.expectedTranches.length > 0 ? terms.expectedTranches : [{ on: expectedOn, amountMinor }]
  for (const tranche of agreed)
    applyEvent(account, { type: 'disburse', recordedOn: tranche.on, on: tranche.on, amountMinor: parseMinor(tranche.amountMinor) })
  return account
}

function showRow(row: ShownRow, decimals: number): z.input<typeof scheduleSnapshot>['rows'][number] {
  const show = (amountMinor: number): string => formatAmount(parseMinor(amountMinor), decimals)
  return {
    n: row.number,
    due: row.due,
    days: row.days,
    principal: show(row.principal),
    interest: show(row.interest),
    fees: show(row.fee),
    penalties: show(row.penalty),
    total: show(row.totalMinor),
    balance: show(row.balanceMinor),
    paid_on: row.paidOn,
    paid: show(row.paidMinor),
    in_advance: show(row.inAdvanceMinor),
    late: show(row.lateMinor),
    outstanding: show(row.outstandingMinor),
  }
}

function showTotals(rows: readonly ShownRow[], decimals: number): z.input<typeof scheduleSnapshot>['totals'] {
  const sum = (amountOf: (row: ShownRow) => number): string =>
    formatAmount(parseMinor(rows.reduce((total, row) => total + amountOf(row), 0)), decimals)
  return {
    principal: sum(({ principal }) => principal),
    interest: sum(({ interest }) => interest),
    fees: sum(({ fee }) => fee),
    penalties: sum(({ penalty }) => penalty),
    total: sum(({ totalMinor }) => totalMinor),
    paid: sum(({ paidMinor }) => paidMinor),
    in_advance: sum(({ inAdvanceMinor }) => inAdvanceMinor),
    late: sum(({ lateMinor }) => lateMinor),
    outstanding: sum(({ outstandingMinor }) => outstandingMinor),
  }
}

function showTransaction(transaction: LoanTransaction, decimals: number): z.input<typeof transactionsSnapshot>['rows'][number] {
  const { on, type, amountMinor, portions, balanceMinor, isReversed, isReplayed } = transaction
  const show = (amount: number): string => formatAmount(parseMinor(amount), decimals)
  return {
    date: on,
    type: publishedName(type),
    amount: show(amountMinor),
    principal: show(portions.principal),
    interest: show(portions.interest),
    fees: show(portions.fee),
    penalties: show(portions.penalty),
    balance: show(balanceMinor),
    ...(isReversed ? { reversed: true } : {}),
    ...(isReplayed ? { replayed: true } : {}),
  }
}
