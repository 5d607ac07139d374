import type { IsoDate } from '#domain/calendar/iso-date.ts'

/** What the applicant said of themselves. */
export type DeclaredIdentity = {
  fullName: string
  /** The name that a person is called by (Decreto 8.727/2016); a document may carry it in the place of the other. */
  socialName?: string
  birthDate: IsoDate
  /** The CPF, digits only. */
  taxId: string
  documentNumber?: string
}

/** What an engine read from an identity document; one field for each source that says it. */
export type IdentityReading = {
  documentType: 'identity_card' | 'passport' | 'unknown'
  mrz: { status: 'absent' } | { status: 'valid' } | { status: 'invalid'; wrong: readonly string[] }
  fields: readonly IdentityReadingField[]
}

export type IdentityReadingField = {
  name: string
  /** Dates as ISO. */
  value: string
  /** 0 to 100. */
  confidence: number
  source: 'mrz' | 'visual'
}
