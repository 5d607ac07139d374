import { z } from 'zod'
import { findFamily } from '#db/cases/find-case.ts'
import { documentsOfSet, type DocumentRow } from '#db/documents/find-document.ts'
import { latestReading, type StoredReading } from '#db/readings/find-reading.ts'
import { readProfile } from '#db/parties/read-profile.ts'
import { findStep } from '#domain/case/processes.ts'
import { latestScreening, type StoredScreening } from '#db/screenings/find-screening.ts'
import { recordSensitiveRead } from '#db/sessions/record-sensitive-read.ts'
import type { Store } from '#db/store.ts'
import { documentReaders } from '../documents/document-routes.ts'
import { route, type Route } from '../http/route.ts'

const casePath = z.object({ caseId: z.uuid() })

const boxView = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() })

const readingView = z
  .object({
    id: z.string(),
    provider: z.string(),
    model: z.string(),
    documentSetId: z.string(),
    documentType: z.string(),
    mrz: z.object({ status: z.enum(['absent', 'valid', 'invalid']), format: z.string().nullable(), wrong: z.array(z.string()) }),
    readAt: z.iso.datetime(),
    /** The pictures in the order in which they were read, with the clockwise turn that makes each upright; boxes are fractions of the upright one. */
    pages: z.array(z.object({ page: z.int(), documentId: z.string().nullable(), rotationDegrees: z.int() })),
    /** What was read, each with where it stands on its page (fractions of it) and how sure the engine is. */
    fields: z.array(
      z.object({
        name: z.string(),
        value: z.string(),
        confidence: z.number(),
        page: z.int(),
        box: boxView.nullable(),
        source: z.enum(['mrz', 'visual']),
      }),
    ),
    /** Missing, low confidence and mismatch are different things. */
    findings: z.array(z.record(z.string(), z.unknown())),
  })
  .meta({ id: 'Reading' })

const identityView = z
  .object({
    declared: z.object({
      fullName: z.string().nullable(),
      socialName: z.string().nullable(),
      birthDate: z.string().nullable(),
      taxId: z.string().nullable(),
    }),
    reading: readingView.nullable(),
  })
  .meta({ id: 'IdentityEvidence' })

const screeningView = z
  .object({
    id: z.string(),
    provider: z.string(),
    algorithm: z.string(),
    threshold: z.number(),
    listVersion: z.string(),
    screenedAt: z.iso.datetime(),
    decision: z.enum(['clear', 'acknowledge', 'confirm']).nullable(),
    decisionReasons: z.array(z.string()),
    hits: z.array(
      z.object({
        entityId: z.string(),
        caption: z.string(),
        score: z.number(),
        match: z.boolean(),
        topics: z.array(z.string()),
        datasets: z.array(z.string()),
        birthDates: z.array(z.string()),
        countries: z.array(z.string()),
        explanations: z.array(z.object({ feature: z.string(), score: z.number(), detail: z.string().nullable() })),
        clearedBefore: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ScreeningEvidence' })

/** What a reviewer looks at to judge a finding. Every look is recorded. */
export function evidenceRoutes({ store }: { store: Store }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/cases/{caseId}/identity',
      operationId: 'readIdentityEvidence',
      summary: 'What was declared beside what was read from the document',
      tag: 'Cases',
      access: { who: 'staff', roles: documentReaders },
      params: casePath,
      replies: { 200: { description: 'Declared and read', schema: identityView } },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params, caller }) {
        const family = await findFamily(store.db, params.caseId)
        const root = family[0]!
        const documentCheck = family.find((member) => member.process === 'documentCheck')
        await recordSensitiveRead(store.db, { accountId: caller.accountId, caseId: root.id, what: 'identity' })
        const [profile, reading] = await Promise.all([
          readProfile(store, root.partyId),
          documentCheck ? latestReading(store, documentCheck.id) : undefined,
        ])
        const pictures = reading ? await documentsOfSet(store.db, reading.documentSetId) : []
        const body: z.input<typeof identityView> = {
          declared: {
            fullName: profile.fullName ?? null,
            socialName: profile.socialName ?? null,
            birthDate: profile.birthDate ?? null,
            taxId: profile.taxId ?? null,
          },
          reading: reading ? toReadingView(reading, pictures) : null,
        }
        return { status: 200, body }
      },
    }),
    route({
      method: 'get',
      path: '/api/cases/{caseId}/screening',
      operationId: 'readScreeningEvidence',
      summary: 'The hits of the last screening, with their explanations',
      tag: 'Cases',
      access: { who: 'staff', roles: ['compliance', 'reviewer', 'auditor', 'senior_underwriter'] },
      params: casePath,
      replies: {
        200: { description: 'The screening, or null before there is one', schema: z.object({ screening: screeningView.nullable() }) },
      },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params, caller }) {
        const family = await findFamily(store.db, params.caseId)
        const screened = family.find((member) => findStep(member.process, 'screening') !== undefined)
        await recordSensitiveRead(store.db, { accountId: caller.accountId, caseId: family[0]!.id, what: 'screening' })
        const screening = screened ? await latestScreening(store, screened.id) : undefined
        return { status: 200, body: { screening: screening ? toScreeningView(screening) : null } }
      },
    }),
  ]
}

function toReadingView(reading: StoredReading, pictures: readonly DocumentRow[]): z.input<typeof readingView> {
  const { id, provider, model, documentSetId, documentType, mrz } = reading
  return {
    id,
    provider,
    model,
    documentSetId,
    documentType,
    mrz: { status: mrz.status, format: mrz.format ?? null, wrong: mrz.wrong ?? [] },
    readAt: reading.createdAt.toISOString(),
    pages: reading.pages.map(({ page, rotationDegrees }) => ({ page, documentId: pictures[page - 1]?.id ?? null, rotationDegrees })),
    fields: reading.fields.map(({ box, ...field }) => ({ ...field, box: box ?? null })),
    findings: (reading.findings?.findings ?? []).map((finding) => ({ ...finding })),
  }
}

function toScreeningView(screening: StoredScreening): z.input<typeof screeningView> {
  const { id, provider, algorithm, threshold, listVersion, decision } = screening
  return {
    id,
    provider,
    algorithm,
    threshold,
    listVersion,
    screenedAt: screening.screenedAt.toISOString(),
    decision,
    decisionReasons: screening.decisionReasons ?? [],
    hits: screening.hits.map((hit) => ({
      entityId: hit.entityId,
      caption: hit.caption,
      score: hit.score,
      match: hit.isMatch,
      topics: hit.topics,
      datasets: hit.datasets,
      birthDates: hit.birthDates,
      countries: hit.countries,
      explanations: hit.explanations.map(({ feature, score, detail }) => ({ feature, score, detail: detail ?? null })),
      clearedBefore: hit.clearedBefore,
    })),
  }
}
