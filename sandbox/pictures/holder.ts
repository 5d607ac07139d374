/** What is printed on a document about the person who holds it. Dates are ISO. */
export type DocumentHolder = {
  surname: string
  givenNames: string
  birthDate: string
  sex: 'F' | 'M' | 'X'
  /** Up to nine letters and digits, or the eleven digits of a CPF: then the machine-readable zone uses its overflow. */
  documentNumber: string
  /** The CPF, digits only. */
  personalNumber: string
  expiryDate: string
  nationality: 'BRA'
}
