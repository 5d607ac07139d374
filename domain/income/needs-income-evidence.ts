/**
 * Whether an income must be proven: where the product says so, for amounts above the one it names. Example: above 30,000.00 a loan of exactly
 * that needs no papers.
 */
export function needsIncomeEvidence(
  { incomeEvidence }: { incomeEvidence?: { aboveMinor: number } | undefined },
  requested: { amountMinor: number },
): boolean {
  return incomeEvidence !== undefined && requested.amountMinor > incomeEvidence.aboveMinor
}
