import type { IncomeEvidence, IncomePaper } from '../generated/api.ts'
import { codeText } from '../words/codes.ts'
import { monthText } from '../words/dates.ts'
import { moneyText } from '../words/money.ts'
import type { StateLook } from '../words/states.ts'
import type { CompareRow } from './compare-rows.ts'

/** Findings that never look alike: something else, nothing read, out of date. */
const looks: Readonly<Record<string, StateLook>> = {
  name_differs: { label: 'Another name', tone: 'bad', icon: 'cross' },
  tax_id_differs: { label: 'Another CPF', tone: 'bad', icon: 'cross' },
  name_not_read: { label: 'Name not read', tone: 'waiting', icon: 'pending' },
  month_not_read: { label: 'Month not read', tone: 'waiting', icon: 'pending' },
  income_not_read: { label: 'Amount not read', tone: 'waiting', icon: 'pending' },
  no_salary_found: { label: 'No wages found', tone: 'attention', icon: 'alert' },
  too_old: { label: 'Too old', tone: 'attention', icon: 'clock' },
  month_ahead: { label: 'Month lies ahead', tone: 'bad', icon: 'cross' },
  sums_contradict: { label: 'Does not add up', tone: 'bad', icon: 'cross' },
  unreadable: { label: 'Cannot be read', tone: 'waiting', icon: 'pending' },
  kind_not_accepted: { label: 'Not taken', tone: 'attention', icon: 'alert' },
  months_missing: { label: 'Too few months', tone: 'attention', icon: 'alert' },
}
const agrees: StateLook = { label: 'Agrees', tone: 'good', icon: 'check' }
const good: StateLook = { label: 'Proves its month', tone: 'good', icon: 'check' }

type Compared = { field: string; label: string; readAs: string; findings: readonly string[]; declared?: string | null }

/** One line for each thing that a paper must say: what was declared, what was read, and what came of it. Then all else that was read. */
export function incomeRows({ declared }: Pick<IncomeEvidence, 'declared'>, paper: IncomePaper, currency: string): CompareRow[] {
  const names = [declared.fullName, declared.socialName].filter((name) => name !== null)
  const compared: Compared[] = [
    { field: 'name', label: 'Name', readAs: 'holder', findings: ['name_differs', 'name_not_read'], declared: names.join(' or ') || null },
    { field: 'taxId', label: codeText('taxId'), readAs: 'taxId', findings: ['tax_id_differs'], declared: declared.taxId },
    { field: 'month', label: 'Month', readAs: 'month', findings: ['too_old', 'month_ahead', 'month_not_read'] },
    {
      field: 'netPay',
      label: 'Paid out',
      readAs: 'netPayMinor',
      findings: ['sums_contradict', 'income_not_read', 'no_salary_found'],
      declared: declared.monthlyIncome && moneyText(declared.monthlyIncome),
    },
  ]
  const rows = compared.map(({ field, label, readAs, findings, declared: said }): CompareRow => {
    const reads = readsOf(paper, [readAs], currency)
    const finding = findings.find((code) => paper.findings.includes(code))
    const isAgreement = said !== undefined && field !== 'netPay' && reads.length > 0
    return {
      field,
      label,
      declared: said ?? null,
      isDeclared: said !== undefined,
      reads,
      finding: finding !== undefined ? looks[finding] : isAgreement ? agrees : undefined,
    }
  })
  const others = paper.fields.map(({ name }) => name).filter((name) => !compared.some(({ readAs }) => readAs === name))
  return [
    ...rows.filter(({ field, reads, finding }) => field !== 'netPay' || paper.kind !== 'bank_statement' || reads.length > 0 || finding),
    ...[...new Set(others)].map((name): CompareRow => ({
      field: name,
      label: codeText(name.replace(/Minor$/, '')),
      declared: null,
      isDeclared: false,
      reads: readsOf(paper, [name], currency),
      finding: undefined,
    })),
  ]
}

function readsOf({ fields }: IncomePaper, names: readonly string[], currency: string): CompareRow['reads'] {
  return fields
    .filter(({ name }) => names.includes(name))
    .map((field) => ({ ...field, value: readText(field.name, field.value, currency), source: 'visual' as const }))
}

function readText(name: string, value: string, currency: string): string {
  if (name.endsWith('Minor') && /^-?\d+$/.test(value)) return moneyText({ amountMinor: Number(value), currency })
  return name === 'month' ? monthText(value) : value
}

/** What is to be said of a paper, or of all of them, the weightiest first. */
export function findingLooks(findings: readonly string[]): StateLook[] {
  return findings.length === 0 ? [good] : findings.map((code) => looks[code] ?? { label: codeText(code), tone: 'attention', icon: 'alert' })
}
