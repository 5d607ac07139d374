import type { DocumentLocale, Letterhead } from '#integrations/pdf/blocks.ts'

export type ScheduleRow = {
  readonly number: number
  /** ISO date. */
  readonly dueOn: string
  readonly openingMinor: number
  readonly interestMinor: number
  readonly principalMinor: number
  readonly paymentMinor: number
  readonly closingMinor: number
}

/** All that a loan contract prints. Rates are decimal text in percent, dates ISO dates, amounts minor units of `currency`. */
export type ContractDocument = {
  readonly locale: DocumentLocale
  readonly lender: Letterhead
  readonly reference: string
  readonly issuedOn: string
  readonly borrower: {
    readonly name: string
    /** In full, as the contract names its parties: `529.982.247-25`. */
    readonly taxId: string
    /** Under the signature: `***.982.247-**`. */
    readonly maskedTaxId: string
    readonly address: readonly string[]
  }
  /** In the language of the document. */
  readonly productName: string
  readonly currency: string
  readonly facts: {
    /** What the borrower receives. */
    readonly netMinor: number
    readonly financedMinor: number
    readonly iofMinor: number
    readonly fees: readonly { readonly label: string; readonly amountMinor: number }[]
    readonly monthlyRatePercent: string
    /** Effective. */
    readonly annualRatePercent: string
    readonly cetMonthlyPercent: string
    readonly cetAnnualPercent: string
    readonly totalPaidMinor: number
  }
  readonly payout: { readonly holder: string; readonly bank: string; readonly account: string }
  readonly latePayment: { readonly finePercent: string; readonly defaultInterestMonthlyPercent: string }
  readonly schedule: readonly ScheduleRow[]
}
