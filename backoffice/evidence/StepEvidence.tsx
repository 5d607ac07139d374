import type { ComponentType } from 'react'
import type { Case } from '../generated/api.ts'
import { placeOf, type FoundStep } from '../steps/step-place.ts'
import { ApplicantFacts } from './ApplicantFacts.tsx'
import { ContractEvidence } from './ContractEvidence.tsx'
import { CreditEvidence } from './CreditEvidence.tsx'
import { DuplicateEvidence } from './DuplicateEvidence.tsx'
import { IdentityEvidence } from './IdentityEvidence.tsx'
import { IncomeEvidence } from './IncomeEvidence.tsx'
import { LedgerEvidence } from './LedgerEvidence.tsx'
import { OfferEvidence } from './OfferEvidence.tsx'
import { PayoutEvidence } from './PayoutEvidence.tsx'
import { ScreeningEvidence } from './ScreeningEvidence.tsx'
import { SummaryFacts } from './SummaryFacts.tsx'
import { TaxEvidence } from './TaxEvidence.tsx'

type Shown = { found: Case } & FoundStep

/** What there is to look at for a step, by its place; a step that is not named here shows what came out of it. */
const evidence: Readonly<Record<string, ComponentType<Shown>>> = {
  'loan.application': ApplicantFacts,
  'loan.incomePapers': IncomeEvidence,
  'loan.incomeEvidence': IncomeEvidence,
  'loan.decision': CreditEvidence,
  'loan.underwriting': CreditEvidence,
  'loan.pricing': OfferEvidence,
  'loan.offer': OfferEvidence,
  'loan.commitment': LedgerEvidence,
  'loan.contract': ContractEvidence,
  'loan.envelope': ContractEvidence,
  'loan.signature': ContractEvidence,
  'loan.seal': ContractEvidence,
  'loan.filing': ContractEvidence,
  'loan.disbursement': PayoutEvidence,
  'loan.booking': LedgerEvidence,
  'loan.returnBooking': LedgerEvidence,
  'loan.releaseCommitment': LedgerEvidence,
  'loan.servicing': ContractEvidence,
  'onboarding.details': ApplicantFacts,
  'onboarding.identityDocument': IdentityEvidence,
  'onboarding.taxAuthority': TaxEvidence,
  'onboarding.screening': ScreeningEvidence,
  'rescreening.screening': ScreeningEvidence,
  'onboarding.duplicateSearch': DuplicateEvidence,
  'documentCheck.photos': IdentityEvidence,
  'documentCheck.readDocument': IdentityEvidence,
  'documentCheck.compareDocument': IdentityEvidence,
}

export function StepEvidence({ found, member, step }: Shown) {
  const Evidence = evidence[placeOf(member, step)]
  // A step that has not begun has none, whatever others of its kind have left.
  if (!Evidence || step.state === 'pending') return <SummaryFacts step={step} currency={found.requested.amount.currency} />
  return <Evidence found={found} member={member} step={step} />
}
