import { createHash } from 'node:crypto'
import type { DocumentHolder } from '../pictures/holder.ts'
import type { SandboxPerson } from './person.ts'

/** The document that a person of the register carries: its number follows from who they are, and it is good for years. */
export function identityDocumentOf(person: SandboxPerson): DocumentHolder {
  const digits = BigInt(`0x${createHash('sha256').update(person.slug).digest('hex').slice(0, 12)}`) % 10_000_000n
  return {
    // A person with one name has it printed where the surname stands.
    surname: person.surname === '' ? person.givenNames : person.surname,
    givenNames: person.surname === '' ? '' : person.givenNames,
    birthDate: person.birthDate,
    sex: person.sex,
    documentNumber: `TN${digits.toString().padStart(7, '0')}`,
    personalNumber: person.taxId,
    expiryDate: '2034-12-01',
    nationality: 'BRA',
  }
}

/** The same person is photographed the same way every time. */
export function seedOf(person: SandboxPerson): number {
  return Number.parseInt(createHash('sha256').update(`seed ${person.slug}`).digest('hex').slice(0, 6), 16)
}
