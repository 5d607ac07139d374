import { z } from 'zod'
import { findAnswer, latestAnswer, type StoredAnswer } from '#db/answers/find-answer.ts'
import { findFamily, type CaseRow } from '#db/cases/find-case.ts'
import { provenIncomeMinor, type KeptProof } from '#db/income/proven-income.ts'
import { readProfile } from '#db/parties/read-profile.ts'
import { paperReading, type StoredPaperReading } from '#db/readings/paper-readings.ts'
import { recordSensitiveRead } from '#db/sessions/record-sensitive-read.ts'
import type { Store } from '#db/store.ts'
import { documentReaders } from '../documents/document-routes.ts'
import { moneyView, toMoney } from '../http/money-view.ts'
import { route, type Route } from '../http/route.ts'

const paperView = z
  .object({
    documentId: z.string(),
    kind: z.string(),
    /** `2026-05`, where it was read. */
    month: z.string().nullable(),
    /** What was paid out in that month. */
    net: moneyView.nullable(),
    /** The weightiest first; none: the paper proves its month. */
    findings: z.array(z.string()),
    model: z.string(),
    readAt: z.iso.datetime(),
    /** Whether its lines and totals add up. */
    sums: z.enum(['proven', 'contradicted', 'unproven']),
    /** Each with how sure the engine is, and where it stands (fractions of its page). */
    fields: z.array(
      z.object({
        name: z.string(),
        value: z.string(),
        confidence: z.number(),
        page: z.int(),
        box: z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() }).nullable(),
      }),
    ),
    lines: z.array(z.object({ text: z.string(), date: z.string().nullable(), amount: moneyView, confidence: z.number() })),
  })
  .meta({ id: 'IncomePaper' })

const incomeView = z
  .object({
    declared: z.object({
      fullName: z.string().nullable(),
      socialName: z.string().nullable(),
      taxId: z.string().nullable(),
      monthlyIncome: moneyView.nullable(),
    }),
    checkedAt: z.iso.datetime(),
    provider: z.string(),
    outcome: z.enum(['proven', 'unproven']),
    findings: z.array(z.string()),
    months: z.array(z.string()),
    /** What the papers come to; null where they show too few months. */
    proven: moneyView.nullable(),
    /** What two people entered in its place. */
    entered: moneyView.nullable(),
    papers: z.array(paperView),
  })
  .meta({ id: 'IncomeEvidence' })

const step = 'incomeEvidence'

/** The papers that prove an income beside what was read from them, for those who judge them. Every look is recorded. */
export function incomeEvidenceRoutes({ store }: { store: Store }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/cases/{caseId}/income',
      operationId: 'readIncomeEvidence',
      summary: 'What was read from the papers of the income, held against the declaration',
      tag: 'Cases',
      access: { who: 'staff', roles: documentReaders },
      params: z.object({ caseId: z.uuid() }),
      replies: {
        200: { description: 'The papers read last, or null before there are any', schema: z.object({ income: incomeView.nullable() }) },
      },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params, caller }) {
        const [loan] = await findFamily(store.db, params.caseId)
        await recordSensitiveRead(store.db, { accountId: caller.accountId, caseId: loan!.id, what: 'income' })
        const answer = await latestAnswer<KeptProof>(store, { caseId: loan!.id, step })
        const isRead = answer?.source === 'provider'
        return { status: 200, body: { income: isRead ? await toIncomeView(store, loan!, answer) : null } }
      },
    }),
  ]
}

async function toIncomeView(
  store: Store,
  loan: CaseRow,
  { provider, createdAt, content }: StoredAnswer<KeptProof>,
): Promise<z.input<typeof incomeView>> {
  const { proof } = content
  const money = (minor: number | undefined) => (minor === undefined ? null : toMoney(minor, loan.currency))
  const [profile, readings, entered] = await Promise.all([
    readProfile(store, loan.partyId),
    Promise.all(content.papers.map(({ documentId }) => paperReading(store, { documentId, provider }))),
    enteredMinor(store, loan),
  ])
  return {
    declared: {
      fullName: profile.fullName ?? null,
      socialName: profile.socialName ?? null,
      taxId: profile.taxId ?? null,
      monthlyIncome: money(profile.monthlyIncomeMinor),
    },
    checkedAt: createdAt.toISOString(),
    provider,
    outcome: proof.outcome,
    findings: proof.outcome === 'unproven' ? proof.findings : [],
    months: proof.months,
    proven: money(proof.monthlyMinor),
    entered: money(entered),
    papers: readings.flatMap((reading) => {
      const assessed = proof.papers.find(({ documentId }) => documentId === reading?.documentId)
      return reading && assessed ? [toPaperView(reading, assessed, loan.currency)] : []
    }),
  }
}

/** Where two people entered the income, the step names what they entered. */
async function enteredMinor(store: Store, loan: CaseRow): Promise<number | undefined> {
  const id = loan.facts?.steps[step]?.summary?.['proofId']
  if (typeof id !== 'string') return undefined
  const named = await findAnswer(store, { id, caseId: loan.id, step })
  return named?.source === 'by_hand' ? provenIncomeMinor(store, { caseId: loan.id, incomeProofId: id }) : undefined
}

function toPaperView(
  { documentId, model, createdAt, sums, fields, lines }: StoredPaperReading,
  { kind, month, netMinor, findings }: KeptProof['proof']['papers'][number],
  currency: string,
): z.input<typeof paperView> {
  return {
    documentId,
    kind,
    month: month ?? null,
    net: netMinor === undefined ? null : toMoney(netMinor, currency),
    findings: [...findings],
    model,
    readAt: createdAt.toISOString(),
    sums,
    fields: fields.map(({ name, value, confidence, page, box }) => ({ name, value, confidence, page, box: box ?? null })),
    lines: lines.map(({ text, date, amountMinor, confidence }) => ({
      text,
      date: date ?? null,
      amount: toMoney(amountMinor, currency),
      confidence,
    })),
  }
}
