import { AppError } from '#domain/errors.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'
import type { NewReading, ReadFieldToKeep } from './save-reading.ts'

export type StoredReading = Omit<NewReading, 'partyId' | 'fields'> & {
  id: string
  /** What the comparison with the declaration found: kinds and names of fields, no values. Null before it was made. */
  findings: StoredFindings | null
  createdAt: Date
  fields: ReadFieldToKeep[]
}

export type StoredFindings = { findings: readonly Readonly<Record<string, unknown>>[]; retake?: string }

type FieldRow = Omit<ReadFieldToKeep, 'value' | 'confidence' | 'box'> & {
  value: Buffer
  confidence: string
  box: Required<ReadFieldToKeep>['box'] | null
}

/** One reading with its values readable. Throws `READING_NOT_FOUND`. */
export async function findReading(store: Store, readingId: string): Promise<StoredReading> {
  const row = await head(store, { id: readingId })
  if (row === undefined) throw new AppError('READING_NOT_FOUND')
  return withFields(store, row)
}

/** The reading that an attempt has made already, or undefined. */
export async function readingOfAttempt(
  store: Store,
  attempt: { documentSetId: string; provider: string; attempt: number },
): Promise<StoredReading | undefined> {
  const row = await head(store, { document_set_id: attempt.documentSetId, provider: attempt.provider, attempt: attempt.attempt })
  return row && withFields(store, row)
}

/** The newest reading of a case, or undefined before there is one. */
export async function latestReading(store: Store, caseId: string): Promise<StoredReading | undefined> {
  const row = await head(store, { case_id: caseId })
  return row && withFields(store, row)
}

type Head = Omit<StoredReading, 'fields'> & { partyId: string }

async function head({ db }: Store, where: Readonly<Record<string, unknown>>): Promise<Head | undefined> {
  return db('document_reading as reading')
    .join('case', 'case.id', 'reading.case_id')
    .where(Object.fromEntries(Object.entries(where).map(([name, value]) => [`reading.${name}`, value])))
    .orderBy('reading.created_at', 'desc')
    .orderBy('reading.id', 'desc')
    .first({
      id: 'reading.id',
      partyId: 'case.party_id',
      caseId: 'reading.case_id',
      documentSetId: 'reading.document_set_id',
      provider: 'reading.provider',
      model: 'reading.model',
      attempt: 'reading.attempt',
      documentType: 'reading.document_type',
      mrz: 'reading.mrz',
      pages: 'reading.pages',
      findings: 'reading.findings',
      createdAt: 'reading.created_at',
    })
}

async function withFields(store: Store, { partyId, ...reading }: Head): Promise<StoredReading> {
  return { ...reading, fields: await fieldsOfReading(store, { readingId: reading.id, partyId }) }
}

/** The fields of a reading, their values readable. */
export async function fieldsOfReading(
  store: Store,
  { readingId, partyId }: { readingId: string; partyId: string },
): Promise<ReadFieldToKeep[]> {
  const [dataKey, rows]: [Buffer, FieldRow[]] = await Promise.all([
    dataKeyOf(store, partyId),
    store
      .db('document_field')
      .where({ reading_id: readingId })
      .orderBy('position')
      .select('name', 'value', 'confidence', 'page', 'box', 'source'),
  ])
  return rows.map(({ value, confidence, box, ...row }) => ({
    ...row,
    value: store.vault.open(dataKey, value).toString('utf8'),
    confidence: Number(confidence),
    ...(box !== null && { box }),
  }))
}
