import { createHash } from 'node:crypto'
import { correctableFields, type ContentReference, type CorrectableField } from '#domain/case/order.ts'
import { AppError } from '#domain/errors.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'

export type CorrectedField = { field: CorrectableField; before: unknown; after: unknown }

/** What a correction changes, field by field. Throws `DOCUMENT_DAMAGED` where it is not what its hash says. */
export async function readCorrection(store: Store, correction: ContentReference): Promise<CorrectedField[]> {
  const row = (await store.db('correction').where({ id: correction.id }).first('party_id', 'values', 'values_before')) as
    | { party_id: string; values: Buffer; values_before: Buffer }
    | undefined
  if (!row) throw new AppError('DOCUMENT_NOT_FOUND')
  const dataKey = await dataKeyOf(store, row.party_id)
  const content = store.vault.open(dataKey, row.values).toString('utf8')
  if (createHash('sha256').update(content).digest('hex') !== correction.sha256)
    throw new AppError('DOCUMENT_DAMAGED', { documentId: correction.id })
  const { values } = JSON.parse(content) as { values: Partial<Record<CorrectableField, unknown>> }
  const before = JSON.parse(store.vault.open(dataKey, row.values_before).toString('utf8')) as Partial<Record<CorrectableField, unknown>>
  return correctableFields
    .filter((field) => values[field] !== undefined)
    .map((field) => ({ field, before: before[field] ?? null, after: values[field] }))
}
