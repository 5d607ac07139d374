export type RiskTier = 'low' | 'high'

/** Risk of money laundering by the person's own factors; any one of the heavy factors makes it high. */
export function rateRisk(person: { politicallyExposed: boolean; taxPending: boolean }): { tier: RiskTier; factors: string[] } {
  const factors = [
    ...(person.politicallyExposed ? ['politically_exposed'] : []),
    ...(person.taxPending ? ['tax_registration_pending'] : []),
  ]
  return { tier: person.politicallyExposed ? 'high' : 'low', factors }
}
