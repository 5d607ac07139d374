import type { Product } from '#domain/product/product.ts'

/** What a product asks for that wants an income proven for more than 30,000.00. */
export const incomeRules = {
  aboveMinor: 3_000_000,
  papers: ['payslip', 'bank_statement'],
  months: 2,
  notOlderThanMonths: 3,
  minimumConfidence: 80,
  retakes: 2,
} satisfies Product['incomeEvidence']
