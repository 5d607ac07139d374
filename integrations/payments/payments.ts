import type { CallOptions } from '../call-options.ts'

/** Where the money goes: a Pix key, an account by its IBAN, or an account of a bank in the United States. */
export type PayoutAccount =
  | { kind: 'cpf' | 'phone' | 'email' | 'evp'; value: string }
  /** Without spaces. */
  | { kind: 'iban'; value: string; bic?: string }
  /** `value` is the account number, `routingNumber` the nine digits of the bank. */
  | { kind: 'us_account'; value: string; routingNumber: string; accountType: 'checking' | 'savings' }

export type PayoutInstruction = {
  /** 32 characters, fixed before the first attempt: `E` + ISPB + UTC minute + 11 alphanumerics. The same id never pays twice. */
  endToEndId: string
  amountMinor: number
  currency: string
  account: PayoutAccount
  /** Whose account it is. */
  creditorName: string
  /** Digits only; the receiving account must belong to this person. */
  creditorTaxId: string
  /** At most 140 characters, no personal data. */
  description: string
}

/**
 * `returned` can follow `settled` days later. `code` is the reason by ISO 20022, or `R…` where an American bank returned it. `amountMinor` is what
 * came back, which may be a part; it is absent only in what was kept before returns had amounts.
 */
export type PayoutState =
  | { status: 'pending' }
  | { status: 'settled'; settledAt: string }
  | { status: 'rejected'; code: string }
  | { status: 'returned'; code: string; returnedAt: string; amountMinor?: number }

export type PayoutReport = { endToEndId: string; eventId: string; state: PayoutState }

export type Payments = {
  readonly provider: string
  createPayout(instruction: PayoutInstruction, options?: CallOptions): Promise<PayoutState>
  /** The state of an instruction, or undefined where the provider never received it. After a time-out ask here, never with a new id. */
  findPayout(endToEndId: string, options?: CallOptions): Promise<PayoutState | undefined>
  /**
   * Of a bank that leaves files instead of calling us: hands each of its news to `take`, again until `take` was through with it. Returns how
   * many were taken.
   */
  collectReports?(take: (report: PayoutReport) => Promise<void>, options?: CallOptions): Promise<number>
}

/** A provider that calls us. */
export type CallingPayments = Payments & {
  /** Throws `WEBHOOK_SIGNATURE_INVALID` unless one of the live secrets signed these bytes within five minutes of `now`. */
  readPayoutReport(request: { rawBody: Uint8Array; headers: Readonly<Record<string, string | undefined>>; now: string }): PayoutReport
}
