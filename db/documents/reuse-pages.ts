import type { Db } from '../connect.ts'
import type { DocumentSlot } from './find-document.ts'
import { latestSubmittedSet } from './latest-submitted-set.ts'

/**
 * Takes pages over from the photographs that were handed in last, for an applicant who photographs only one side again. Both sets keep
 * their own pages, so that what was read from the first stays provable.
 */
export async function reusePages(
  db: Db,
  reuse: { applicationId: string; documentSetId: string; slots: readonly DocumentSlot[] },
): Promise<void> {
  const earlier = await latestSubmittedSet(db, reuse.applicationId)
  if (earlier === undefined || reuse.slots.length === 0) return
  await db.raw(
    `with kept as (
       insert into document (party_id, case_id, document_set_id, kind, slot, filename, media_type, byte_size, width_px, height_px, sha256, uploaded_by)
       select d.party_id, d.case_id, n.id, d.kind, d.slot, d.filename, d.media_type, d.byte_size, d.width_px, d.height_px, d.sha256, d.uploaded_by
       from document d
         join document_set o on o.id = d.document_set_id
         join document_set n on n.document_type = o.document_type
       where o.id = ? and n.id = ? and d.superseded_at is null and d.slot = any (?)
       returning id, slot)
     insert into document_content (document_id, content)
     select kept.id, c.content
     from kept
       join document d on d.document_set_id = ? and d.slot = kept.slot and d.superseded_at is null
       join document_content c on c.document_id = d.id`,
    [earlier, reuse.documentSetId, [...reuse.slots], earlier],
  )
}
