import { z } from 'zod'
import { date, id, instant, minor, text } from './values.ts'

/** Debit positive, as the journal keeps it. `book` is the currency, with `/memo` off the balance sheet. */
const line = z.strictObject({ lineNo: z.int().positive(), account: text, book: text, holderId: id.nullable(), amountMinor: minor })

const recordedEntry = z.strictObject({
  id,
  idempotencyKey: text,
  kind: text,
  effectiveOn: date,
  bookedOn: date,
  actor: text,
  caseId: id.nullable(),
  contractId: id.nullable(),
  workflowId: text.nullable(),
  recordedAt: instant,
  reverses: id.nullable(),
  reversedBy: id.nullable(),
  lines: z.array(line).min(1),
})
export type RecordedEntry = z.infer<typeof recordedEntry>

/** An account of this case or its contracts, as it stands after the entries. */
const recordedBalance = z.strictObject({ account: text, holderId: id, balanceMinor: minor, heldMinor: minor })

export const recordedLedger = z.strictObject({ entries: z.array(recordedEntry), balances: z.array(recordedBalance) })
export type RecordedLedger = z.infer<typeof recordedLedger>
