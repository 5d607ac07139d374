import type { CaseFile } from '../case/case-file.ts'
import { decideHere } from '../case/decide-here.ts'
import { runCase, type CaseInput, type CaseOutcome } from '../case/run-case.ts'
import { runChild } from '../case/run-child.ts'
import { onboarding, type OnboardedCustomer } from '../onboarding/onboarding.ts'
import { acceptedOffer } from './accepted-offer.ts'
import { bookedLoan } from './booked-loan.ts'
import { bureauReport } from './bureau-report.ts'
import { commitment } from './commitment.ts'
import { creditDecision } from './credit-decision.ts'
import { disbursed } from './disbursed.ts'
import { filedContract } from './filed-contract.ts'
import { incomeEvidence } from './income-evidence.ts'
import { servicedUntilClosed } from './serviced-until-closed.ts'
import { signedContract } from './signed-contract.ts'
import { tellAtTheEnd, toldOfDisbursement } from './told.ts'

export type LoanInput = CaseInput & { servicing?: { contractId: string } }

/** A loan, from the application to its last posting. */
export async function loan(input: LoanInput): Promise<CaseOutcome<{ contractId: string }>> {
  return runCase('loan', input, async (file, projector) => {
    if (input.servicing) return servicedUntilClosed(file, projector, input.servicing)
    tellAtTheEnd(file)
    await applied(file)
    const customer = await onboarded(file)
    const report = await bureauReport(file)
    const incomeProofId = await incomeEvidence(file)
    const terms = await creditDecision(file, { customer, report, incomeProofId })
    const offer = await acceptedOffer(file, terms)
    await commitment(file, offer)
    const contract = await signedContract(file, offer)
    await filedContract(file, contract)
    await disbursed(file, contract)
    await bookedLoan(file, contract)
    await toldOfDisbursement(file, contract)
    return servicedUntilClosed(file, projector, contract)
  })
}

async function applied(file: CaseFile): Promise<void> {
  const { amountMinor, termMonths } = file.facts.requested
  await decideHere(file, 'application', { amountMinor, termMonths })
}

async function onboarded(file: CaseFile): Promise<OnboardedCustomer> {
  return runChild(file, 'onboarding', {
    process: 'onboarding',
    workflow: onboarding,
    summary: ({ taxStanding, riskTier }) => ({ taxStanding, riskTier }),
  })
}
