import type { DecidedByPolicy } from '#activities/loan/decide-by-policy.ts'
import type { BureauFacts } from '#domain/eligibility/decide-application.ts'
import type { DecidedTerms } from '#domain/case/order.ts'
import type { OnboardedCustomer } from '../onboarding/onboarding.ts'
import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import { notNeeded } from '../case/decide-here.ts'
import { endHere } from '../case/end-case.ts'
import { waitForDecision } from '../case/wait-step.ts'

/** `incomeProofId` says where the record has what papers proved of the income; undefined where the declared one is taken. */
type Known = { customer: OnboardedCustomer; report: BureauFacts; incomeProofId: string | undefined }

/** The terms on which the lender is willing to lend. The policy decides what is clear, an underwriter the rest. */
export async function creditDecision(file: CaseFile, known: Known): Promise<DecidedTerms> {
  const decision = await decidedByPolicy(file, known)
  if (decision.outcome === 'declined') throw endHere(file, { status: 'declined', reasons: decision.reasons })
  if (decision.outcome === 'approved') {
    notNeeded(file, 'underwriting', 'approved_by_policy')
    return file.facts.requested
  }
  const underwritten = await waitForDecision(file, 'underwriting', { referredFor: decision.reasons })
  if (underwritten.decision === 'decline' || !underwritten.terms) {
    throw endHere(file, { status: 'declined', reasons: underwritten.reasons }, underwritten.actor)
  }
  return underwritten.terms
}

async function decidedByPolicy(file: CaseFile, { customer, report, incomeProofId }: Known): Promise<DecidedByPolicy> {
  const decided = await callStep<DecidedByPolicy>(file, 'decision', {
    attempt: ({ call }) =>
      call.decideByPolicy({
        caseId: file.caseId,
        ...customer,
        bureau: report,
        requested: file.facts.requested,
        ...(incomeProofId !== undefined && { incomeProofId }),
      }),
    summary: (decision) => ({
      outcome: decision.outcome,
      policyVersion: file.briefing.product.policy.version,
      ...('reasons' in decision && { reasons: decision.reasons }),
      ...(decision.incomeUsed !== undefined && { incomeUsed: decision.incomeUsed }),
    }),
  })
  return decided.outcome === 'done' ? decided.value : { outcome: 'referred', reasons: [] }
}
