import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson } from '#domain/audit/canonical-json.ts'
import { correctableFields, type ContentReference } from '#domain/case/order.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import { readProfile } from '../parties/read-profile.ts'
import type { Store } from '../store.ts'
import { findCase } from './find-case.ts'

type Values = Partial<Record<(typeof correctableFields)[number], unknown>>

/**
 * Keeps what is to be corrected, before and after, sealed. The hash that the order carries is over the values and a random salt, so that
 * nobody can guess a tax number from it.
 */
export async function saveCorrection(
  store: Store,
  correction: { caseId: string; values: Values; createdBy: string },
): Promise<ContentReference> {
  const { partyId } = await findCase(store.db, correction.caseId)
  const dataKey = await dataKeyOf(store, partyId)
  const profile = await readProfile(store, partyId)
  const fields = correctableFields.filter((field) => correction.values[field] !== undefined)
  const before = Object.fromEntries(fields.map((field) => [field, profile[field] ?? null]))
  const content = canonicalJson({ values: correction.values, salt: randomBytes(16).toString('hex') })
  const sha256 = createHash('sha256').update(content).digest('hex')
  const [row] = await store
    .db('correction')
    .insert({
      case_id: correction.caseId,
      party_id: partyId,
      fields,
      values_before: store.vault.seal(dataKey, JSON.stringify(before)),
      values: store.vault.seal(dataKey, content),
      sha256,
      created_by: correction.createdBy,
    })
    .returning('id')
  return { id: row.id as string, sha256 }
}
