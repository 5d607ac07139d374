import type { CallOptions } from '../call-options.ts'

/** What a register says of a company's registration. */
export type CompanyStanding = 'active' | 'suspended' | 'unfit' | 'closed' | 'annulled'

export type CompanyCheckRequest = {
  /** ISO 3166 alpha-2, lower case. */
  country: string
  /** Without separators, in capitals; letters too: the Brazilian number has been alphanumeric since July 2026. */
  number: string
  /** Our reference for the authority's invoice, at most 32 characters, no personal data. */
  requestTag: string
}

export type CompanyPartner = {
  kind: 'company' | 'person' | 'foreigner'
  name: string
  /** Absent for foreigners, and where the register does not show it to us. */
  taxId?: string
}

export type CompanyCheckResult =
  | {
      outcome: 'found'
      standing: CompanyStanding
      /** The register's own code behind `standing`. */
      standingCode: string
      /** Absent where the register confirms the number and keeps the name to itself. */
      name?: string
      tradeName?: string
      address?: string
      /** ISO date. */
      openedOn?: string
      /** Empty where the register tells nobody. */
      partners: CompanyPartner[]
      /** Proof of the question, as the register numbers or stamps it: kept as evidence. */
      evidence?: string
    }
  | { outcome: 'not_found' }

/** A register of companies or of their tax numbers. */
export type CompanyRegister = {
  readonly provider: string
  /** The countries whose numbers it knows, ISO 3166 alpha-2 in lower case. */
  readonly countries: readonly string[]
  checkCompany(request: CompanyCheckRequest, options?: CallOptions): Promise<CompanyCheckResult>
}
