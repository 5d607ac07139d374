import type { IncomePaper } from '#domain/income/income-paper.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import { inTransaction, type Store } from '../store.ts'
import { fieldsOfReading } from './find-reading.ts'
import { insertFields, type ReadFieldToKeep } from './save-reading.ts'

/** One line of a paper's table, as it was read. */
export type ReadLineToKeep = { text: string; date?: string; amountMinor: number; balanceMinor?: number; confidence: number }

export type NewPaperReading = {
  caseId: string
  partyId: string
  documentId: string
  provider: string
  attempt: number
  model: string
  kind: IncomePaper['kind']
  sums: IncomePaper['sums']
  fields: ReadFieldToKeep[]
  lines: ReadLineToKeep[]
}

export type StoredPaperReading = Omit<NewPaperReading, 'partyId'> & { id: string; createdAt: Date }

type Sealed = { sums: IncomePaper['sums']; lines: ReadLineToKeep[] }

type Row = Omit<StoredPaperReading, 'fields' | keyof Sealed> & { partyId: string; sealedLines: Buffer }

/** Keeps what a provider read from a paper, sealed, once: read again by the same one, the first reading stands. */
export async function savePaperReading(store: Store, reading: NewPaperReading): Promise<void> {
  const { sums, lines } = reading
  await inTransaction(store, async (tx) => {
    const dataKey = await dataKeyOf(tx, reading.partyId)
    const [row]: { id: string }[] = await tx
      .db('document_reading')
      .insert({
        case_id: reading.caseId,
        document_id: reading.documentId,
        provider: reading.provider,
        model: reading.model,
        attempt: reading.attempt,
        document_type: reading.kind,
        mrz: JSON.stringify({ status: 'absent' }),
        pages: JSON.stringify([]),
        lines: tx.vault.seal(dataKey, JSON.stringify({ sums, lines } satisfies Sealed)),
      })
      .onConflict(tx.db.raw('(document_id, provider) where document_id is not null'))
      .ignore()
      .returning('id')
    if (row !== undefined) await insertFields(tx, row.id, reading)
  })
}

/** What a provider has read from a paper, or undefined before it has. */
export async function paperReading(
  store: Store,
  { documentId, provider }: { documentId: string; provider: string },
): Promise<StoredPaperReading | undefined> {
  const row: Row | undefined = await store
    .db('document_reading as reading')
    .join('case', 'case.id', 'reading.case_id')
    .where({ 'reading.document_id': documentId, 'reading.provider': provider })
    .first({
      id: 'reading.id',
      partyId: 'case.party_id',
      caseId: 'reading.case_id',
      documentId: 'reading.document_id',
      provider: 'reading.provider',
      model: 'reading.model',
      attempt: 'reading.attempt',
      kind: 'reading.document_type',
      sealedLines: 'reading.lines',
      createdAt: 'reading.created_at',
    })
  if (row === undefined) return undefined
  const { partyId, sealedLines, ...reading } = row
  const sealed = JSON.parse(store.vault.open(await dataKeyOf(store, partyId), sealedLines).toString('utf8')) as Sealed
  return { ...reading, ...sealed, fields: await fieldsOfReading(store, { readingId: reading.id, partyId }) }
}
