import { z } from 'zod'
import { identityDocumentTypes, slotsOf, type DocumentSetRow } from '#db/documents/document-sets.ts'
import { documentSlots, documentsOfSet } from '#db/documents/find-document.ts'
import type { Db } from '#db/connect.ts'

export const documentSetView = z
  .object({
    id: z.string(),
    documentType: z.enum(identityDocumentTypes),
    /** The pages that this kind of document has, each with the fingerprint of the photograph that arrived. */
    pages: z.array(z.object({ slot: z.enum(documentSlots), sha256: z.string().nullable() })),
    submitted: z.boolean(),
  })
  .meta({ id: 'DocumentSet' })

export async function toDocumentSetView(db: Db, set: DocumentSetRow): Promise<z.input<typeof documentSetView>> {
  const pages = await documentsOfSet(db, set.id)
  return {
    id: set.id,
    documentType: set.documentType,
    pages: slotsOf[set.documentType].map((slot) => ({ slot, sha256: pages.find((page) => page.slot === slot)?.sha256 ?? null })),
    submitted: set.submittedAt !== null,
  }
}
