import type { LedgerRole } from './ledger-role.ts'

/**
 * An account by what it is for. Where the role is kept for each contract or case, that one is named as well; elsewhere it is not part of
 * the account.
 */
export type AccountReference = {
  readonly role: LedgerRole
  readonly product: string
  readonly currency: string
  readonly contractId?: string | undefined
  readonly caseId?: string | undefined
}

export type EntryLine =
  | { readonly account: AccountReference; readonly debitMinor: number }
  | { readonly account: AccountReference; readonly creditMinor: number }

/** Who posts, and for what: opaque references only. `actor` is what `actorReference` writes. */
export type EntryReference = {
  readonly actor: string
  readonly caseId?: string | undefined
  readonly contractId?: string | undefined
  readonly workflowId?: string | undefined
}

/** An entry before it is posted. */
export type LedgerEntry = {
  /** The same for every attempt to post the same thing, such as `disbursement:<contract>:1`. */
  readonly idempotencyKey: string
  /** What happened, in the words of the accounting: `disbursement`, `repayment`. */
  readonly kind: string
  /** When it counts. */
  readonly effectiveOn: string
  /** The business date on which it is written down. */
  readonly bookedOn: string
  readonly reference: EntryReference
  readonly lines: readonly EntryLine[]
  /** Key of a hold that this entry uses up. */
  readonly capturesHold?: string | undefined
}
