import type { IdentityReadingField } from './identity-reading.ts'

/** What a document must say to be compared with a declaration at all. */
const leastFields = ['name', 'birthDate'] as const
/** What an identity document is expected to say, in the order in which a reader looks for it. */
const expectedFields = ['name', 'birthDate', 'documentNumber', 'expiryDate', 'mrz'] as const

/**
 * Whether a reading found enough to compare: a name and a birth date, from print or zone. Less says nothing of the person, and a new
 * photograph may. `missing` names what is expected and was not found. Example: a card of which only the back was photographed.
 */
export function assessReading(fields: readonly Pick<IdentityReadingField, 'name'>[]): { readable: boolean; missing: string[] } {
  const found = new Set(fields.map((field) => field.name))
  if (found.has('fullName') || found.has('surname')) found.add('name')
  return { readable: leastFields.every((name) => found.has(name)), missing: expectedFields.filter((name) => !found.has(name)) }
}
