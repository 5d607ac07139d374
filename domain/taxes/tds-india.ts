import { AppError } from '#domain/errors.ts'
import { Decimal } from '#domain/rates/decimal.ts'

type TdsYear = { from: number; threshold: number; seniorThreshold: number; ratePercent: string; source: string }

/** Section 194A of the Income-tax Act 1961 for interest paid by banks, by financial year (1 April), until the Act of 2025 renumbers it. */
const years: readonly TdsYear[] = [
  { from: 2007, threshold: 10_000, seniorThreshold: 10_000, ratePercent: '10', source: 'Finance Act 2007' },
  { from: 2018, threshold: 10_000, seniorThreshold: 50_000, ratePercent: '10', source: 'Finance Act 2018' },
  { from: 2019, threshold: 40_000, seniorThreshold: 50_000, ratePercent: '10', source: 'Finance (No. 2) Act 2019' },
  { from: 2020, threshold: 40_000, seniorThreshold: 50_000, ratePercent: '7.5', source: 'CBDT press release of 13 May 2020, s. 197B' },
  { from: 2021, threshold: 40_000, seniorThreshold: 50_000, ratePercent: '10', source: 'end of s. 197B' },
  { from: 2025, threshold: 50_000, seniorThreshold: 100_000, ratePercent: '10', source: 'Finance Act 2025' },
]

/** Without a PAN on file (s. 206AA). */
const ratePercentWithoutPan = '20'

export type TdsRequest = {
  /** `2025-26`. */
  readonly financialYear: string
  readonly interest: Decimal
  readonly seniorCitizen: boolean
  readonly panFurnished: boolean
}

/**
 * Tax deducted at source on deposit interest of one year: the rate on the whole interest once it passes the threshold, not on the excess;
 * to the rupee. Example: 2018-19, a senior citizen with 8,00,000 of interest: 80,000.
 */
export function tdsOnInterest({ financialYear, interest, seniorCitizen, panFurnished }: TdsRequest): Decimal {
  const law = lawOf(financialYear)
  if (interest.isNegative()) throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'interest', rule: 'not negative' })
  if (interest.lte(seniorCitizen ? law.seniorThreshold : law.threshold)) return new Decimal(0)
  const ratePercent = panFurnished ? law.ratePercent : ratePercentWithoutPan
  return interest.times(ratePercent).div(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
}

function lawOf(financialYear: string): TdsYear {
  const match = /^(\d{4})-(\d{2})$/.exec(financialYear)
  const from = Number(match?.[1])
  if (match === null || Number(match[2]) !== (from + 1) % 100)
    throw new AppError('LEGAL_PARAMETER_UNKNOWN', { field: 'financial_year', rule: 'as 2025-26' })
  const law = years.findLast((year) => year.from <= from)
  if (law === undefined) throw new AppError('LEGAL_PARAMETER_UNKNOWN', { field: 'financial_year', rule: `from ${years[0]!.from}` })
  return law
}
