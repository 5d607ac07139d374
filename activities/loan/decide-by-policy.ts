import { nextAttempt, saveAnswer } from '#db/answers/save-answer.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { ageOn } from '#domain/calendar/age.ts'
import { type IsoDate, parseIsoDate } from '#domain/calendar/iso-date.ts'
import { type ApplicationFacts, type BureauFacts, decideApplication, type PolicyDecision } from '#domain/eligibility/decide-application.ts'
import { priceProductOffer } from '#domain/offer/price-product-offer.ts'
import type { DeclaredProfile } from '#domain/party/profile.ts'
import type { Product } from '#domain/product/product.ts'
import type { ActivityDeps } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'

type Input = {
  caseId: string
  taxStanding: 'regular' | 'pending_regularisation'
  riskTier: 'low' | 'high'
  bureau: BureauFacts
  requested: { amountMinor: number; termMonths: number }
}

const step = 'decision'

/** What the policy of the product says to this application, and on which facts it says so: both are kept with the version of the policy. */
export async function decideByPolicy({ store, businessDate }: ActivityDeps, input: Input): Promise<PolicyDecision> {
  const { caseId } = input
  const { partyId, product } = await findSubject(store, caseId)
  const facts = gatherFacts(input, { product, today: parseIsoDate(businessDate()), profile: await readDeclaredProfile(store, partyId) })
  const decision = decideApplication(facts, product.policy)
  await saveAnswer(store, {
    caseId,
    partyId,
    step,
    provider: 'policy',
    attempt: await nextAttempt(store, { caseId, step }),
    summary: {
      policyVersion: product.policy.version,
      outcome: decision.outcome,
      ...('reasons' in decision && { reasons: decision.reasons }),
    },
    content: { facts, policy: product.policy, decision },
  })
  return decision
}

function gatherFacts(
  { taxStanding, riskTier, bureau, requested }: Input,
  { product, today, profile }: { product: Product; today: IsoDate; profile: DeclaredProfile },
): ApplicationFacts {
  const { instalmentMinor, schedule } = priceProductOffer(product, requested, today)
  const birthDate = parseIsoDate(profile.birthDate, 'birthDate')
  return {
    ageYears: ageOn(birthDate, today),
    // A priced offer has at least one row.
    ageAtLastInstalmentYears: ageOn(birthDate, schedule.at(-1)!.dueOn),
    residence: profile.address.country,
    taxStanding,
    riskTier,
    monthlyIncomeMinor: profile.monthlyIncomeMinor,
    requestedMinor: requested.amountMinor,
    instalmentMinor,
    bureau,
  }
}
