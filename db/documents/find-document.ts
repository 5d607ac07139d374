import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'

export const documentKinds = [
  'identity',
  'evidence',
  'contract',
  'signed_contract',
  'signature_certificate',
  'notice',
  'income_paper',
] as const
export type DocumentKind = (typeof documentKinds)[number]
export const documentSlots = ['front', 'back', 'data_page'] as const
export type DocumentSlot = (typeof documentSlots)[number]

export type DocumentRow = {
  id: string
  partyId: string
  caseId: string
  documentSetId: string | null
  kind: DocumentKind
  slot: DocumentSlot | null
  filename: string
  mediaType: string
  byteSize: number
  widthPx: number | null
  heightPx: number | null
  /** Hex, of the bytes as kept. */
  sha256: string
  uploadedBy: string
  createdAt: Date
  supersededAt: Date | null
  archiveObjectId: string | null
}

const columns = {
  id: 'id',
  partyId: 'party_id',
  caseId: 'case_id',
  documentSetId: 'document_set_id',
  kind: 'kind',
  slot: 'slot',
  filename: 'filename',
  mediaType: 'media_type',
  byteSize: 'byte_size',
  widthPx: 'width_px',
  heightPx: 'height_px',
  sha256: 'sha256',
  uploadedBy: 'uploaded_by',
  createdAt: 'created_at',
  supersededAt: 'superseded_at',
  archiveObjectId: 'archive_object_id',
}

/** What is known of a document, without its content. Throws `DOCUMENT_NOT_FOUND`. */
export async function findDocument(db: Db, documentId: string): Promise<DocumentRow> {
  const row = (await db('document').where({ id: documentId }).first(columns)) as DocumentRow | undefined
  if (!row) throw new AppError('DOCUMENT_NOT_FOUND')
  return row
}

/** The documents of these cases, the newest first, replaced ones included. */
export async function documentsOfCases(db: Db, caseIds: readonly string[]): Promise<DocumentRow[]> {
  return (await db('document')
    .whereIn('case_id', [...caseIds])
    .orderBy('created_at', 'desc')
    .select(columns)) as DocumentRow[]
}

/** The pages of a set that count: the last one of each slot. */
export async function documentsOfSet(db: Db, documentSetId: string): Promise<DocumentRow[]> {
  return (await db('document')
    .where({ document_set_id: documentSetId })
    .whereNull('superseded_at')
    .orderByRaw(`array_position(array['front','back','data_page'], slot)`)
    .select(columns)) as DocumentRow[]
}
