import type { CallOptions } from '../call-options.ts'

export type BureauRequest = {
  /** Our stable reference of this pull: a repeated request with the same one returns the same report and is billed once. */
  reference: string
  purpose: 'credit_application'
  pull: 'soft' | 'hard'
  taxId: string
  name: string
  /** ISO date. */
  birthDate: string
}

export type BureauReport =
  | {
      outcome: 'hit'
      reportId: string
      score: { model: string; value: number; lowest: number; highest: number }
      /** At most four, strongest first; they feed the notice of a decline. */
      keyFactors: { code: string; text: string }[]
      /** What the person already pays each month to others, in minor units of `currency`. */
      monthlyObligationsMinor: number
      currency: string
      openDefaults: number
      recentInquiries: number
      /** ISO instant. */
      reportedAt: string
    }
  | { outcome: 'no_hit'; reportId: string; reportedAt: string }
  /** The person froze the file: only they can lift it. */
  | { outcome: 'frozen'; reportId: string; reportedAt: string }

export type Bureau = {
  readonly provider: string
  pullReport(request: BureauRequest, options?: CallOptions): Promise<BureauReport>
}
