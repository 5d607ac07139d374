import type { IdentityReadingField } from './identity-reading.ts'

/** What a person read from an identity document that no engine could read. */
export type EnteredDocument = {
  documentType: 'identity_card' | 'passport'
  fullName: string
  documentNumber: string
  /** ISO dates. */
  birthDate: string
  /** Left out where the document has no end. */
  expiryDate?: string
}

/** As people read them: what document it is, whose, and for how long. The record keeps no order of its own. */
export const enteredFields = [
  'documentType',
  'fullName',
  'documentNumber',
  'birthDate',
  'expiryDate',
] as const satisfies readonly (keyof EnteredDocument)[]

/** As the fields of a reading, so that it is compared like one: somebody saw it, so it is as sure as print can be. */
export function fieldsOfEntered({ documentType: _type, ...entered }: EnteredDocument): IdentityReadingField[] {
  return Object.entries(entered).map(([name, value]) => ({ name, value, confidence: 100, source: 'visual' }))
}
