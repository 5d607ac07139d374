import type { RiskTier } from '#domain/eligibility/rate-risk.ts'
import type { Db } from '../connect.ts'

/** From here on the person is a customer; since when is kept from the first time. */
export async function recordCustomerOf(db: Db, partyId: string, rating: { riskTier?: RiskTier }): Promise<void> {
  await db('party')
    .where({ id: partyId })
    .update({
      standing: 'customer',
      customer_since: db.raw('coalesce(customer_since, now())'),
      ...(rating.riskTier !== undefined && { risk_tier: rating.riskTier }),
    })
}
