import { z } from 'zod'
import { caseStatuses } from '#domain/case/case-status.ts'
import type { Role } from '#domain/case/role.ts'
import { measurePolicy } from '#domain/eligibility/policy-measures.ts'
import type { ApplicationFacts, PolicyDecision } from '#domain/eligibility/decide-application.ts'
import type { Product } from '#domain/product/product.ts'
import { latestAnswer, type StoredAnswer } from '#db/answers/find-answer.ts'
import { findFamily, type CaseRow } from '#db/cases/find-case.ts'
import { readDuplicates, type DuplicatePerson } from '#db/customers/read-duplicates.ts'
import { recordSensitiveRead } from '#db/sessions/record-sensitive-read.ts'
import type { Store } from '#db/store.ts'
import { documentReaders } from '../documents/document-routes.ts'
import { moneyView, toMoney } from '../http/money-view.ts'
import { route, type Route } from '../http/route.ts'
import type { StaffSession } from '../session/sessions.ts'
import { measureView, toMeasureView } from './measure-view.ts'

const casePath = z.object({ caseId: z.uuid() })

const taxView = z
  .object({
    provider: z.string(),
    source: z.enum(['provider', 'by_hand']),
    askedAt: z.iso.datetime(),
    outcome: z.enum(['found', 'no_match', 'minor']),
    standing: z.string().nullable(),
    /** The name in the register, to be held against the declared one. */
    registeredName: z.string().nullable(),
    registeredSocialName: z.string().nullable(),
    partial: z.boolean(),
  })
  .meta({ id: 'TaxEvidence' })

const duplicateView = z
  .object({
    /** What both have in common: kinds of identifiers. */
    matchedOn: z.array(z.string()),
    fullName: z.string().nullable(),
    socialName: z.string().nullable(),
    birthDate: z.string().nullable(),
    taxId: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    /** Their data was erased since. */
    erased: z.boolean(),
    cases: z.array(z.object({ id: z.string(), reference: z.string(), status: z.enum(caseStatuses), openedAt: z.iso.datetime() })),
  })
  .meta({ id: 'DuplicatePerson' })

const creditView = z
  .object({
    policyVersion: z.string(),
    decidedAt: z.iso.datetime(),
    outcome: z.enum(['approved', 'declined', 'referred']),
    reasons: z.array(z.string()),
    income: moneyView,
    /** Where papers, or two people, proved the income: both figures, and on which of them the decision rests. */
    provenIncome: z.object({ declared: moneyView, proven: moneyView, used: z.enum(['declared', 'proven']) }).nullable(),
    instalment: moneyView,
    bureau: z.object({
      outcome: z.enum(['hit', 'no_hit', 'frozen', 'not_asked']),
      score: z.int().nullable(),
      monthlyObligations: moneyView.nullable(),
      openDefaults: z.int().nullable(),
    }),
    taxStanding: z.string(),
    riskTier: z.string(),
    measures: z.array(measureView),
  })
  .meta({ id: 'CreditEvidence' })

type TaxAnswer = { outcome: 'found' | 'no_match' | 'minor'; standing?: string; name?: string; socialName?: string; partial?: boolean }
type DecisionAnswer = { facts: ApplicationFacts; policy: Product['policy']; decision: PolicyDecision }

const creditReaders: readonly Role[] = ['underwriter', 'senior_underwriter', 'compliance', 'auditor']

/** What the checks answered, for those who judge it. Every look is recorded. */
export function checkEvidenceRoutes({ store }: { store: Store }): Route[] {
  const openFamily = async (caseId: string, process: CaseRow['process'], looking: { caller: StaffSession; what: string }) => {
    const family = await findFamily(store.db, caseId)
    await recordSensitiveRead(store.db, { accountId: looking.caller.accountId, caseId: family[0]!.id, what: looking.what })
    return { root: family[0]!, member: family.find((one) => one.process === process) }
  }
  return [
    route({
      method: 'get',
      path: '/api/cases/{caseId}/tax-standing',
      operationId: 'readTaxEvidence',
      summary: 'What the tax authority answered last',
      tag: 'Cases',
      access: { who: 'staff', roles: documentReaders },
      params: casePath,
      replies: { 200: { description: 'The answer, or null before there is one', schema: z.object({ tax: taxView.nullable() }) } },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params, caller }) {
        const { member } = await openFamily(params.caseId, 'onboarding', { caller, what: 'tax-standing' })
        const answer = member && (await latestAnswer<TaxAnswer>(store, { caseId: member.id, step: 'taxAuthority' }))
        return { status: 200, body: { tax: answer ? toTaxView(answer) : null } }
      },
    }),
    route({
      method: 'get',
      path: '/api/cases/{caseId}/duplicates',
      operationId: 'listDuplicates',
      summary: 'Other people in the record who have something in common with the applicant',
      tag: 'Cases',
      access: { who: 'staff', roles: ['reviewer', 'compliance', 'auditor'] },
      params: casePath,
      replies: { 200: { description: 'The people that the last search found', schema: z.object({ items: z.array(duplicateView) }) } },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params, caller }) {
        const { member } = await openFamily(params.caseId, 'onboarding', { caller, what: 'duplicates' })
        return { status: 200, body: { items: member ? (await readDuplicates(store, member.id)).map(toDuplicateView) : [] } }
      },
    }),
    route({
      method: 'get',
      path: '/api/cases/{caseId}/credit',
      operationId: 'readCreditEvidence',
      summary: 'What the policy decided, on which facts, against which limits',
      tag: 'Cases',
      access: { who: 'staff', roles: creditReaders },
      params: casePath,
      replies: { 200: { description: 'The decision, or null before there is one', schema: z.object({ credit: creditView.nullable() }) } },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params, caller }) {
        const { root } = await openFamily(params.caseId, 'loan', { caller, what: 'credit' })
        const answer = await latestAnswer<DecisionAnswer>(store, { caseId: root.id, step: 'decision' })
        return { status: 200, body: { credit: answer ? toCreditView(answer, root.currency) : null } }
      },
    }),
  ]
}

function toTaxView({ provider, source, createdAt, content }: StoredAnswer<TaxAnswer>): z.input<typeof taxView> {
  return {
    provider,
    source,
    askedAt: createdAt.toISOString(),
    outcome: content.outcome,
    standing: content.standing ?? null,
    registeredName: content.name ?? null,
    registeredSocialName: content.socialName ?? null,
    partial: content.partial ?? false,
  }
}

function toDuplicateView({ matchedOn, profile, cases }: DuplicatePerson): z.input<typeof duplicateView> {
  return {
    matchedOn,
    fullName: profile?.fullName ?? null,
    socialName: profile?.socialName ?? null,
    birthDate: profile?.birthDate ?? null,
    taxId: profile?.taxId ?? null,
    email: profile?.email ?? null,
    phone: profile?.phone ?? null,
    erased: profile === undefined,
    cases: cases.map(({ openedAt, ...one }) => ({ ...one, openedAt: openedAt.toISOString() })),
  }
}

function toCreditView({ createdAt, content }: StoredAnswer<DecisionAnswer>, currency: string): z.input<typeof creditView> {
  const { facts, policy, decision } = content
  const { bureau } = facts
  return {
    policyVersion: policy.version,
    decidedAt: createdAt.toISOString(),
    outcome: decision.outcome,
    reasons: 'reasons' in decision ? decision.reasons : [],
    income: toMoney(facts.monthlyIncomeMinor, currency),
    provenIncome: facts.provenIncome
      ? {
          declared: toMoney(facts.provenIncome.declaredMinor, currency),
          proven: toMoney(facts.provenIncome.provenMinor, currency),
          used: facts.provenIncome.used,
        }
      : null,
    instalment: toMoney(facts.instalmentMinor, currency),
    bureau: {
      outcome: bureau.outcome,
      score: bureau.outcome === 'hit' ? bureau.score : null,
      monthlyObligations: bureau.outcome === 'hit' ? toMoney(bureau.monthlyObligationsMinor, currency) : null,
      openDefaults: bureau.outcome === 'hit' ? bureau.openDefaults : null,
    },
    taxStanding: facts.taxStanding,
    riskTier: facts.riskTier,
    measures: measurePolicy(facts, policy).map(toMeasureView),
  }
}
