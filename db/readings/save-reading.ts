import { dataKeyOf } from '../parties/data-key.ts'
import { inTransaction, type Store } from '../store.ts'

export type ReadFieldToKeep = {
  name: string
  value: string
  confidence: number
  page: number
  box?: { left: number; top: number; width: number; height: number }
  source: 'mrz' | 'visual'
}

export type NewReading = {
  caseId: string
  partyId: string
  documentSetId: string
  provider: string
  attempt: number
  model: string
  documentType: string
  /** Status and names of fields; what the zone says is among the fields. */
  mrz: { status: 'absent' | 'valid' | 'invalid'; format?: string; wrong?: string[] }
  pages: { page: number; widthPx: number; heightPx: number; rotationDegrees: number }[]
  fields: ReadFieldToKeep[]
}

/** Keeps a reading with its fields, each value sealed. Returns its id; the same attempt again is the reading that is there. */
export async function saveReading(store: Store, reading: NewReading): Promise<string> {
  return inTransaction(store, async (tx) => {
    const [row]: { id: string }[] = await tx
      .db('document_reading')
      .insert({
        case_id: reading.caseId,
        document_set_id: reading.documentSetId,
        provider: reading.provider,
        model: reading.model,
        attempt: reading.attempt,
        document_type: reading.documentType,
        mrz: JSON.stringify(reading.mrz),
        pages: JSON.stringify(reading.pages),
      })
      .onConflict(['document_set_id', 'provider', 'attempt'])
      .ignore()
      .returning('id')
    if (row === undefined) return existingReading(tx, reading)
    await insertFields(tx, row.id, reading)
    return row.id
  })
}

/** The fields of a reading, each value sealed. */
export async function insertFields(
  store: Store,
  readingId: string,
  { partyId, fields }: Pick<NewReading, 'partyId' | 'fields'>,
): Promise<void> {
  if (fields.length === 0) return
  const dataKey = await dataKeyOf(store, partyId)
  await store.db('document_field').insert(
    fields.map(({ name, value, confidence, page, box, source }, position) => ({
      reading_id: readingId,
      position,
      name,
      value: store.vault.seal(dataKey, value),
      confidence,
      page,
      box: box === undefined ? null : JSON.stringify(box),
      source,
    })),
  )
}

async function existingReading({ db }: Store, { documentSetId, provider, attempt }: NewReading): Promise<string> {
  const row: { id: string } = await db('document_reading').where({ document_set_id: documentSetId, provider, attempt }).first('id')
  return row.id
}
