import type { RiskTier } from '#domain/eligibility/rate-risk.ts'
import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'

/** From here on the person is a customer. */
export async function customerRecorded(file: CaseFile, riskTier: RiskTier): Promise<void> {
  await callStep(file, 'customer', {
    attempt: ({ call }) => call.recordCustomer({ caseId: file.caseId, riskTier }),
    summary: () => ({}),
  })
}
