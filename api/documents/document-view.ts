import { z } from 'zod'
import { documentKinds, documentSlots, type DocumentRow } from '#db/documents/find-document.ts'

export const documentView = z
  .object({
    id: z.string(),
    caseId: z.string(),
    kind: z.enum(documentKinds),
    slot: z.enum(documentSlots).nullable(),
    documentSetId: z.string().nullable(),
    filename: z.string(),
    mediaType: z.string(),
    byteSize: z.int(),
    widthPx: z.int().nullable(),
    heightPx: z.int().nullable(),
    sha256: z.string(),
    createdAt: z.iso.datetime(),
    /** Replaced by a later one; kept. */
    superseded: z.boolean(),
    archived: z.boolean(),
  })
  .meta({ id: 'Document' })

export function toDocumentView(document: DocumentRow): z.input<typeof documentView> {
  const { id, caseId, kind, slot, documentSetId, filename, mediaType, byteSize, widthPx, heightPx, sha256 } = document
  return {
    id,
    caseId,
    kind,
    slot,
    documentSetId,
    filename,
    mediaType,
    byteSize,
    widthPx,
    heightPx,
    sha256,
    createdAt: document.createdAt.toISOString(),
    superseded: document.supersededAt !== null,
    archived: document.archiveObjectId !== null,
  }
}
