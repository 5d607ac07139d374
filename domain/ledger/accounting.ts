import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { isLedgerRole, type LedgerRole, roleEntryOf } from './ledger-role.ts'

/** What may be special about a loan or a charge, so that its transactions move other accounts. */
export const circumstances = [
  /** The loan was charged off: what comes in is recovery, not repayment. */
  'charged_off',
  /** Charged off because of fraud. */
  'fraud',
  /** The charge that is adjusted is a penalty, not a fee. */
  'penalty_charge',
  /** The buy-down fee is owed by a merchant, not paid in with the loan. */
  'merchant_fee',
  /** Written off for a reason that goes to the expense of bad debt. */
  'bad_debt',
] as const

export type Circumstance = (typeof circumstances)[number]

const name = z.string().regex(/^[a-z]+(_[a-z]+)*$/)
const role = z.custom<LedgerRole>((value) => typeof value === 'string' && isLedgerRole(value), 'a role of the chart of accounts')

/**
 * The two accounts that a portion of a transaction moves. Because each portion is debited and credited at once, every entry built
 * from such lines balances.
 */
const portionPosting = z
  .strictObject({ debit: role, credit: role })
  .refine(({ debit, credit }) => debit !== credit, 'two different accounts')
  .refine(
    ({ debit, credit }) => (roleEntryOf(debit).kind === 'memo') === (roleEntryOf(credit).kind === 'memo'),
    'both accounts on the balance sheet, or both off it',
  )

/** How a transaction is posted in these circumstances, by portion. Of the cases that apply the first counts, so the special ones stand first. */
const transactionCase = z.strictObject({ when: z.array(z.enum(circumstances)), post: z.record(name, portionPosting) })

const transaction = z
  .array(transactionCase)
  .min(1)
  .refine((cases) => cases.findIndex(({ when }) => when.length === 0) === cases.length - 1, 'the last case, and only that, is for the rest')

/** What each transaction of a family of products debits and credits, by role. */
const accountingSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  transactions: z.record(name, transaction),
})

export type Accounting = z.infer<typeof accountingSchema>

/** An accounting from its file, or an error that names each field that is wrong. */
export function parseAccounting(value: unknown): Accounting {
  const parsed = accountingSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError('ACCOUNTING_MALFORMED', { problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) })
}
