import { AppError } from '#domain/errors.ts'
import { allocate } from '#domain/money/allocate.ts'
import { addMinor, type Minor, parseMinor } from '#domain/money/minor.ts'
import type { ContractDocument, ScheduleRow } from './contract-document.ts'

export type ContractFigures = {
  first: ScheduleRow
  last: ScheduleRow
  totals: { interestMinor: Minor; principalMinor: Minor; paymentMinor: Minor }
  feesMinor: Minor
  /** Parts of the financed amount in hundredths of a percent; they add up to 100.00%. */
  shares: { net: number; iof: number; fees: readonly number[] }
}

/**
 * The sums that a contract prints. Refuses a contract whose figures disagree with its schedule: a borrower signs the figures, a court adds
 * up the rows. Example: what the borrower receives, the tax and the fees must be the financed amount to the cent.
 */
export function sumContract({ facts, schedule }: ContractDocument): ContractFigures {
  const [first, last] = [schedule[0], schedule.at(-1)]
  if (first === undefined || last === undefined)
    throw new AppError('DOCUMENT_FIGURES_DISAGREE', { figure: 'schedule', rule: 'at least one row' })
  const feesMinor = sum(facts.fees, 'amountMinor')
  const totals = {
    interestMinor: sum(schedule, 'interestMinor'),
    principalMinor: sum(schedule, 'principalMinor'),
    paymentMinor: sum(schedule, 'paymentMinor'),
  }
  schedule.forEach((row, index) => {
    const openingMinor = index === 0 ? facts.financedMinor : schedule[index - 1]!.closingMinor
    requireEqual(`row ${index + 1}: number`, row.number, index + 1)
    requireEqual(`row ${index + 1}: opening balance`, row.openingMinor, openingMinor)
    requireEqual(`row ${index + 1}: payment`, row.paymentMinor, row.interestMinor + row.principalMinor)
    requireEqual(`row ${index + 1}: closing balance`, row.closingMinor, row.openingMinor - row.principalMinor)
  })
  requireEqual('closing balance of the last row', last.closingMinor, 0)
  requireEqual('financed amount', facts.financedMinor, facts.netMinor + facts.iofMinor + feesMinor)
  requireEqual('total to pay', facts.totalPaidMinor, totals.paymentMinor)
  const [net = 0, iof = 0, ...fees] = allocate(parseMinor(100_00), [
    facts.netMinor,
    facts.iofMinor,
    ...facts.fees.map((fee) => fee.amountMinor),
  ])
  return { first, last, totals, feesMinor, shares: { net, iof, fees } }
}

function sum<Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): Minor {
  return addMinor(...rows.map((row) => parseMinor(row[key], key)))
}

function requireEqual(figure: string, printed: number, computed: number): void {
  if (printed !== computed) throw new AppError('DOCUMENT_FIGURES_DISAGREE', { figure, printed, computed })
}
