import type { CallOptions } from '../call-options.ts'

export type PayoutInstruction = {
  /** 32 characters, fixed before the first attempt: `E` + ISPB + UTC minute + 11 alphanumerics. The same id never pays twice. */
  endToEndId: string
  amountMinor: number
  currency: string
  pixKey: { kind: 'cpf' | 'phone' | 'email' | 'evp'; value: string }
  /** Digits only; the receiving account must belong to this person. */
  creditorTaxId: string
  /** At most 140 characters, no personal data. */
  description: string
}

/** `returned` can follow `settled` days later. `code` is the ISO 20022 reason. */
export type PayoutState =
  | { status: 'pending' }
  | { status: 'settled'; settledAt: string }
  | { status: 'rejected'; code: string }
  | { status: 'returned'; code: string; returnedAt: string }

export type PayoutReport = { endToEndId: string; eventId: string; state: PayoutState }

export type Payments = {
  readonly provider: string
  createPayout(instruction: PayoutInstruction, options?: CallOptions): Promise<PayoutState>
  /** The state of an instruction, or undefined where the provider never received it. After a time-out ask here, never with a new id. */
  findPayout(endToEndId: string, options?: CallOptions): Promise<PayoutState | undefined>
  /** Throws `WEBHOOK_SIGNATURE_INVALID` unless one of the live secrets signed these bytes within five minutes of `now`. */
  readPayoutReport(request: { rawBody: Uint8Array; headers: Readonly<Record<string, string | undefined>>; now: string }): PayoutReport
}
