import { z } from 'zod'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { permitOrder, type Verdict } from '#domain/case/permit-order.ts'
import { roles } from '#domain/case/role.ts'
import type { ApplicationFacts } from '#domain/eligibility/decide-application.ts'
import { measurePolicy, type PolicyMeasure, type PolicyReason } from '#domain/eligibility/policy-measures.ts'
import { errorCodes } from '#domain/errors.ts'
import type { PricedOffer } from '#domain/offer/price-offer.ts'
import { priceProductOffer } from '#domain/offer/price-product-offer.ts'
import type { Product } from '#domain/product/product.ts'
import { latestAnswer } from '#db/answers/find-answer.ts'
import { findCase } from '#db/cases/find-case.ts'
import { productVersion } from '#db/products/find-product-version.ts'
import type { Store } from '#db/store.ts'
import { measureView, toMeasureView } from '../cases/measure-view.ts'
import { pricedView, toPricedView } from '../contracts/priced-view.ts'
import { route, type Route } from '../http/route.ts'
import { toActor } from './give-order.ts'

const previewView = z
  .object({
    verdict: z.enum(['permitted', 'needs_second_person', 'refused']),
    /** Roles of which the second person needs one. */
    eligibleRoles: z.array(z.enum(roles)),
    /** Why it would be refused, and what to do. */
    refusal: z.object({ code: z.string(), title: z.string(), detail: z.string() }).nullable(),
    /** What the terms cost today under the product version of the case; null for decisions without terms. */
    priced: pricedView.nullable(),
    /** What these terms do to the measures of the policy. */
    measures: z.array(measureView),
  })
  .meta({ id: 'DecisionPreview' })

/** The measures that change with amount and term. */
const measuresOfTerms: readonly PolicyReason[] = [
  'payment_too_high_for_income',
  'obligations_too_high_for_income',
  'amount_above_automatic',
]

/** What would come of a decision, said beforehand by the rule that the process itself asks. Nothing is ordered by asking. */
export function decisionPreviewRoutes({ store, today }: { store: Store; today: () => IsoDate }): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/cases/{caseId}/steps/{step}/decision-previews',
      operationId: 'previewDecision',
      summary: 'Whether a decision would pass, need a second person or be refused, and what its terms cost',
      tag: 'Orders',
      access: { who: 'staff', roles: roles.filter((role) => role !== 'auditor') },
      params: z.object({ caseId: z.uuid(), step: z.string().regex(/^[a-zA-Z]{1,40}$/) }),
      body: z.strictObject({
        decision: z.string().regex(/^[a-z_]{2,40}$/),
        terms: z.strictObject({ amountMinor: z.int().positive(), termMonths: z.int().positive() }).optional(),
      }),
      rateLimit: { name: 'calculation', points: 300, perSeconds: 60 },
      replies: { 200: { description: 'What would come of it', schema: previewView } },
      errors: ['CASE_NOT_FOUND', 'NO_LONGER_RUNNING'],
      async handle({ params, body, caller }) {
        const caseRow = await findCase(store.db, params.caseId)
        const { product } = await productVersion(store.db, caseRow.productVersionId)
        const content = {
          kind: 'decideStep' as const,
          step: params.step,
          decision: body.decision,
          reasons: ['any'],
          ...(body.terms && { terms: body.terms }),
        }
        const verdict: Verdict = caseRow.facts
          ? permitOrder({ facts: caseRow.facts, rules: product, actor: toActor(caller), content })
          : { outcome: 'refused', code: 'NO_LONGER_RUNNING', details: {} }
        const priced = body.terms && verdict.outcome !== 'refused' ? priceProductOffer(product, body.terms, today()) : undefined
        return { status: 200, body: toPreviewView(verdict, { priced, measures: priced ? await measured(store, caseRow.id, priced) : [] }) }
      },
    }),
  ]
}

async function measured(store: Store, caseId: string, priced: PricedOffer): Promise<PolicyMeasure[]> {
  const decided = await latestAnswer<{ facts: ApplicationFacts; policy: Product['policy'] }>(store, { caseId, step: 'decision' })
  if (!decided) return []
  const facts = { ...decided.content.facts, requestedMinor: priced.requestedMinor, instalmentMinor: priced.instalmentMinor }
  return measurePolicy(facts, decided.content.policy).filter(({ reason }) => measuresOfTerms.includes(reason))
}

function toPreviewView(
  verdict: Verdict,
  { priced, measures }: { priced: PricedOffer | undefined; measures: PolicyMeasure[] },
): z.input<typeof previewView> {
  return {
    verdict: verdict.outcome,
    eligibleRoles: verdict.outcome === 'needs_second_person' ? [...verdict.eligible] : [],
    refusal:
      verdict.outcome === 'refused'
        ? { code: verdict.code, title: errorCodes[verdict.code].title, detail: errorCodes[verdict.code].remedy }
        : null,
    priced: priced ? toPricedView(priced) : null,
    measures: measures.map(toMeasureView),
  }
}
