import type { PaperField, PaperFieldName, PaperKind, ReadPaper } from './paper.ts'
import type { TableLine } from './read-table.ts'
import { weighMovements, type WeighedMovement } from './weigh-movements.ts'
import { weighSums, type Sum } from './weigh-sums.ts'

export type Verdict = 'proven' | 'contradicted' | 'unproven'

/** What the arithmetic of a paper makes of what was read. A field that is no amount has no verdict. */
export type Proof = {
  fields: { field: PaperField; verdict: Verdict | undefined }[]
  rows: WeighedMovement[]
  sums: ReadPaper['sums']
}

type Read = { kind: PaperKind | undefined; fields: readonly PaperField[]; lines: readonly TableLine[] }

/** Adds up what was read in the way in which a paper of its kind adds up. */
export function proveFigures({ kind, fields, lines }: Read): Proof {
  switch (kind) {
    case 'payslip':
      return bySums(fields, lines, payslipSums(lines))
    case 'utility_bill':
      return bySums(fields, lines, [{ parts: lines.map(nameOfLine), whole: 'amountDueMinor' }])
    case 'bank_statement':
      return byBalances(fields, lines)
    case undefined:
      return bySums(fields, lines, [])
  }
}

type Name = PaperFieldName | `line ${number}`

function nameOfLine(_line: TableLine, index: number): Name {
  return `line ${index}`
}

/** Earnings make the gross pay, deductions what is taken off, and the net pay is what is left. Deductions stand below zero. */
function payslipSums(lines: readonly TableLine[]): Sum<Name>[] {
  const names = lines.map((line, index) => ({ name: nameOfLine(line, index), isEarned: line.amount.minor >= 0 }))
  const [earned, taken] = [names.filter(({ isEarned }) => isEarned), names.filter(({ isEarned }) => !isEarned)].map((some) =>
    some.map(({ name }) => name),
  ) as [Name[], Name[]]
  return [
    { parts: earned, whole: 'grossPayMinor' },
    { parts: taken, whole: 'deductionsMinor' },
    { parts: ['grossPayMinor', 'deductionsMinor'], whole: 'netPayMinor' },
    { parts: ['grossPayMinor', ...taken], whole: 'netPayMinor' },
  ]
}

function bySums(fields: readonly PaperField[], lines: readonly TableLine[], sums: readonly Sum<Name>[]): Proof {
  const figures = new Map<Name, number>([
    ...fields
      .filter(isAmount)
      .map(({ name, value }): [Name, number] => [name, name === 'deductionsMinor' ? -Math.abs(Number(value)) : Number(value)]),
    ...lines.map((line, index): [Name, number] => [nameOfLine(line, index), line.amount.minor]),
  ])
  const { proven, contradicted } = weighSums(figures, sums)
  const verdictOf = (name: Name): Verdict => (proven.has(name) ? 'proven' : contradicted.has(name) ? 'contradicted' : 'unproven')
  return {
    fields: fields.map((field) => ({ field, verdict: isAmount(field) ? verdictOf(field.name) : undefined })),
    rows: lines.map((line, index) => ({
      amountMinor: line.amount.minor,
      balanceMinor: line.balance?.minor,
      verdict: verdictOf(nameOfLine(line, index)),
    })),
    sums: contradicted.size > 0 ? 'contradicted' : proven.size > 0 ? 'proven' : 'unproven',
  }
}

function byBalances(fields: readonly PaperField[], lines: readonly TableLine[]): Proof {
  const amountOf = (name: PaperFieldName) => {
    const found = fields.find((field) => field.name === name)
    return found === undefined ? undefined : Number(found.value)
  }
  const weighed = weighMovements(
    lines.map((line) => ({ amountMinor: line.amount.minor, isDirected: line.isDirected, balanceMinor: line.balance?.minor })),
    { openingMinor: amountOf('openingBalanceMinor'), closingMinor: amountOf('closingBalanceMinor') },
  )
  const verdictOf = (field: PaperField): Verdict =>
    field.name === 'openingBalanceMinor' ? weighed.opening : field.name === 'closingBalanceMinor' ? weighed.closing : 'unproven'
  return {
    fields: fields.map((field) => ({ field, verdict: isAmount(field) ? verdictOf(field) : undefined })),
    rows: weighed.movements,
    sums: weighed.isContradicted ? 'contradicted' : weighed.movements.some(({ verdict }) => verdict === 'proven') ? 'proven' : 'unproven',
  }
}

function isAmount({ name }: PaperField): boolean {
  return name.endsWith('Minor')
}
