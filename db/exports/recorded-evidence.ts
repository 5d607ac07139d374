import { createHash } from 'node:crypto'
import type { Db } from '../connect.ts'
import type { OpenSealed } from './open-sealed.ts'
import { toPlain, type Plain } from './to-plain.ts'

export async function recordedDocuments(db: Db, caseIds: string[]): Promise<Plain[]> {
  const rows: Plain[] = await db('document').whereIn('case_id', caseIds).orderBy(['created_at', 'id']).select({
    id: 'id',
    caseId: 'case_id',
    documentSetId: 'document_set_id',
    kind: 'kind',
    slot: 'slot',
    mediaType: 'media_type',
    byteSize: 'byte_size',
    pageCount: 'page_count',
    sha256: 'sha256',
    uploadedBy: 'uploaded_by',
    createdAt: 'created_at',
    supersededAt: 'superseded_at',
    archiveObjectId: 'archive_object_id',
  })
  return rows.map(toPlain)
}

export async function recordedReadings(db: Db, caseIds: string[]): Promise<Plain[]> {
  const { rows } = await db.raw<{ rows: Plain[] }>(
    `select reading.id, reading.case_id as "caseId", reading.document_set_id as "documentSetId",
       reading.document_id as "documentId", reading.provider, reading.model,
       reading.attempt, reading.document_type as "documentType", reading.mrz, reading.findings, reading.created_at as "createdAt",
       coalesce(json_agg(json_build_object('name', field.name, 'confidence', field.confidence::text, 'page', field.page, 'source', field.source)
         order by field.position) filter (where field.name is not null), '[]') as fields
     from document_reading reading left join document_field field on field.reading_id = reading.id
     where reading.case_id = any(?) group by reading.id order by reading.created_at, reading.id`,
    [caseIds],
  )
  return rows.map(toPlain)
}

export async function recordedAnswers(db: Db, caseIds: string[], open: OpenSealed): Promise<Plain[]> {
  const rows: (Plain & { content: Buffer })[] = await db('provider_answer')
    .whereIn('case_id', caseIds)
    .orderBy(['created_at', 'id'])
    .select({
      id: 'id',
      caseId: 'case_id',
      step: 'step',
      provider: 'provider',
      attempt: 'attempt',
      source: 'source',
      summary: 'summary',
      content: 'content',
      createdAt: 'created_at',
    })
  return rows.map(({ content, ...row }) => ({ ...toPlain(row), contentSha256: hashOf(open(content)) }))
}

export async function recordedScreenings(db: Db, caseIds: string[]): Promise<Plain[]> {
  const { rows } = await db.raw<{ rows: Plain[] }>(
    `select screening.id, screening.case_id as "caseId", screening.answer_id as "answerId", screening.provider, screening.algorithm,
       screening.threshold::text, screening.list_version as "listVersion", screening.screened_at as "screenedAt", screening.decision,
       coalesce(screening.decision_reasons, '{}') as "decisionReasons", screening.decided_at as "decidedAt",
       coalesce(json_agg(json_build_object('entityId', hit.entity_id, 'score', hit.score::text, 'isMatch', hit.is_match, 'topics', hit.topics,
         'datasets', hit.datasets, 'lastChange', hit.last_change, 'clearedBefore', hit.cleared_before) order by hit.score desc, hit.entity_id)
         filter (where hit.entity_id is not null), '[]') as hits
     from screening left join screening_hit hit on hit.screening_id = screening.id
     where screening.case_id = any(?) group by screening.id order by screening.screened_at, screening.id`,
    [caseIds],
  )
  return rows.map(toPlain)
}

function hashOf(content: string | null): string | null {
  return content === null ? null : createHash('sha256').update(content).digest('hex')
}
