import { createHash } from 'node:crypto'
import { AppError } from '#domain/errors.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'
import type { DocumentRow } from './find-document.ts'

/** The bytes of a document, checked against the hash under which they were kept. */
export async function readDocumentContent(store: Store, document: Pick<DocumentRow, 'id' | 'partyId' | 'sha256'>): Promise<Buffer> {
  const row = (await store.db('document_content').where({ document_id: document.id }).first('content')) as { content: Buffer } | undefined
  if (!row) throw new AppError('DOCUMENT_NOT_FOUND')
  const content = store.vault.open(await dataKeyOf(store, document.partyId), row.content)
  if (createHash('sha256').update(content).digest('hex') !== document.sha256)
    throw new AppError('DOCUMENT_DAMAGED', { documentId: document.id })
  return content
}
