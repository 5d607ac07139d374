import type { CallOptions } from '../call-options.ts'

/** What the tax authority says of a natural person's registration. */
export type TaxStanding =
  | 'regular'
  | 'pending_regularisation'
  | 'suspended'
  | 'deceased'
  | 'cancelled_as_duplicate'
  | 'annulled'
  | 'cancelled_ex_officio'

export type TaxCheckRequest = {
  /** Without separators. */
  taxId: string
  /** As declared: for an authority that compares names itself. */
  name?: string
  /** ISO date. Part of the key since version 3 of the Brazilian service. */
  birthDate: string
  /** Our reference for the authority's invoice, at most 32 characters, no personal data. */
  requestTag: string
}

export type TaxCheckResult =
  | {
      outcome: 'found'
      standing: TaxStanding
      /** The authority's own code behind `standing`. */
      standingCode: string
      /** The registered legal name. Personal data: goes to the database, never into a workflow. Absent where the authority tells none. */
      name?: string
      /** Where the authority compares names itself, and says only whether they agree. */
      nameAgrees?: boolean
      /** The name the person uses; shown instead of the legal name where present. */
      socialName?: string
      /** The authority answered without every field (HTTP 206): usable, shown as partial. */
      partial: boolean
      /** Time stamp of the authority over its answer, kept as evidence. */
      stamp?: string
    }
  /** Unknown number, or number and birth date do not belong together: the authority does not say which. */
  | { outcome: 'no_match' }
  /** The law shields minors' data; the authority refuses to answer. */
  | { outcome: 'minor' }

export type TaxAuthority = {
  readonly provider: string
  checkPerson(request: TaxCheckRequest, options?: CallOptions): Promise<TaxCheckResult>
}
