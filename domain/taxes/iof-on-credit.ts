import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { type Minor, toMinor } from '#domain/money/minor.ts'
import { divideRounded } from '#domain/money/rounding.ts'

type IofRates = { from: IsoDate; dailyPerTenMillion: bigint; oncePerTenMillion: bigint; source: string }

const perTenMillion = 10_000_000n
const mostDays = 365

/** Rates for credit to natural persons, art. 7 of Decreto 6.306/2007 in the wording of each time; 820 means 0.0082% a day. */
const ratesForIndividuals: readonly IofRates[] = [
  rates('2015-01-22', 820n, 38_000n, 'Decreto 8.392/2015'),
  rates('2020-04-03', 0n, 0n, 'Decreto 10.305/2020, prolonged by 10.414/2020 and 10.504/2020'),
  rates('2020-11-27', 820n, 38_000n, 'Decreto 10.551/2020'),
  rates('2020-12-15', 0n, 0n, 'Decreto 10.572/2020'),
  rates('2021-01-01', 820n, 38_000n, 'Decreto 10.572/2020, end of the relief'),
  rates('2021-09-20', 1118n, 38_000n, 'Decreto 10.797/2021'),
  rates('2022-01-01', 820n, 38_000n, 'Decreto 10.797/2021, end of the increase; unchanged for natural persons by Decreto 12.499/2025'),
]

/** What one amortisation repays, and when. */
export type Amortisation = { readonly principalMinor: Minor; readonly dueOn: IsoDate }

/**
 * IOF on credit to a natural person: the daily rate on each amortisation of principal for its days since the credit, at most 365, and the
 * additional rate once on the whole principal (Decreto 6.306/2007, art. 7, § 1 and § 15). The sum is rounded once, half-even.
 * Example: 1,000.00 repaid whole after 30 days: 1000 × (0.0082% × 30 + 0.38%) = 6.26.
 */
export function iofOnCredit(contractedOn: IsoDate, amortisations: readonly Amortisation[]): Minor {
  const { dailyPerTenMillion, oncePerTenMillion } = ratesOn(contractedOn)
  let exact = 0n
  for (const { principalMinor, dueOn } of amortisations) {
    const days = daysBetween(contractedOn, dueOn)
    if (days < 0) throw new AppError('DATES_OUT_OF_ORDER', { field: 'dueOn', rule: 'not before the credit' })
    exact += BigInt(principalMinor) * (BigInt(Math.min(days, mostDays)) * dailyPerTenMillion + oncePerTenMillion)
  }
  return toMinor(divideRounded(exact, perTenMillion, 'half_even'))
}

function ratesOn(date: IsoDate): IofRates {
  const inForce = ratesForIndividuals.findLast((one) => one.from <= date)
  if (inForce === undefined)
    throw new AppError('LEGAL_PARAMETER_UNKNOWN', { field: 'contractedOn', rule: `IOF on credit, from ${ratesForIndividuals[0]!.from}` })
  return inForce
}

function rates(from: string, dailyPerTenMillion: bigint, oncePerTenMillion: bigint, source: string): IofRates {
  return { from: from as IsoDate, dailyPerTenMillion, oncePerTenMillion, source }
}
