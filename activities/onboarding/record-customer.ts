import { findCase } from '#db/cases/find-case.ts'
import { recordCustomerOf } from '#db/customers/record-customer.ts'
import type { RiskTier } from '#domain/eligibility/rate-risk.ts'
import type { ActivityDeps } from '../activity-deps.ts'

/** The person is a customer from here on, with the risk that the process rated. */
export async function recordCustomer({ store }: ActivityDeps, input: { caseId: string; riskTier?: RiskTier }): Promise<void> {
  const { partyId } = await findCase(store.db, input.caseId)
  await recordCustomerOf(store.db, partyId, input)
}
