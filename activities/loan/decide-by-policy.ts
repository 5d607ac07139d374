import { nextAttempt, saveAnswer } from '#db/answers/save-answer.ts'
import { provenIncomeMinor } from '#db/income/proven-income.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { ageOn } from '#domain/calendar/age.ts'
import { type IsoDate, parseIsoDate } from '#domain/calendar/iso-date.ts'
import { type ApplicationFacts, type BureauFacts, decideApplication, type PolicyDecision } from '#domain/eligibility/decide-application.ts'
import { incomeUsed, type ProvenIncome } from '#domain/eligibility/income-used.ts'
import { priceProductOffer } from '#domain/offer/price-product-offer.ts'
import type { DeclaredProfile } from '#domain/party/profile.ts'
import type { Product } from '#domain/product/product.ts'
import type { Store } from '#db/store.ts'
import type { ActivityDeps } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'

type Input = {
  caseId: string
  taxStanding: 'regular' | 'pending_regularisation'
  riskTier: 'low' | 'high'
  bureau: BureauFacts
  requested: { amountMinor: number; termMonths: number }
  /** Where papers, or two people, proved the income. */
  incomeProofId?: string
}

/** `incomeUsed` where an income was proven: on which of the two figures the decision rests. */
export type DecidedByPolicy = PolicyDecision & { incomeUsed?: ProvenIncome['used'] }

const step = 'decision'

/** What the policy of the product says to this application, and on which facts it says so: both are kept with the version of the policy. */
export async function decideByPolicy({ store, businessDate }: ActivityDeps, input: Input): Promise<DecidedByPolicy> {
  const { caseId } = input
  const { partyId, product } = await findSubject(store, caseId)
  const profile = await readDeclaredProfile(store, partyId)
  const provenIncome = await findProvenIncome(store, input, { profile, product })
  const facts = gatherFacts(input, { product, today: parseIsoDate(businessDate()), profile, provenIncome })
  const decision = decideApplication(facts, product.policy)
  const used = provenIncome && { incomeUsed: provenIncome.used }
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
      ...used,
    },
    content: { facts, policy: product.policy, decision },
  })
  return { ...decision, ...used }
}

async function findProvenIncome(
  store: Store,
  { caseId, incomeProofId }: Input,
  { profile, product }: { profile: DeclaredProfile; product: Product },
): Promise<ProvenIncome | undefined> {
  if (incomeProofId === undefined) return undefined
  const provenMinor = await provenIncomeMinor(store, { caseId, incomeProofId })
  return incomeUsed({ declaredMinor: profile.monthlyIncomeMinor, provenMinor }, product.policy)
}

function gatherFacts(
  { taxStanding, riskTier, bureau, requested }: Input,
  {
    product,
    today,
    profile,
    provenIncome,
  }: { product: Product; today: IsoDate; profile: DeclaredProfile; provenIncome: ProvenIncome | undefined },
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
    monthlyIncomeMinor: provenIncome?.used === 'proven' ? provenIncome.provenMinor : profile.monthlyIncomeMinor,
    ...(provenIncome && { provenIncome }),
    requestedMinor: requested.amountMinor,
    instalmentMinor,
    bureau,
  }
}
