import type { IsoDate } from '../calendar/iso-date.ts'
import { namesAgree } from '../document/names-agree.ts'
import type { Product } from '../product/product.ts'
import { type IncomePaper, type IncomePaperKind, type PaperFinding, paperFindingNames } from './income-paper.ts'
import { salaryCredits } from './salary-credits.ts'

export type IncomeRules = NonNullable<Product['incomeEvidence']>

/** Whose income it is to be. */
export type Earner = { fullName: string; socialName?: string; taxId: string }

export type AssessedPaper = {
  documentId: string
  kind: IncomePaper['kind']
  /** `2026-05`, where it was read. */
  month?: string
  /** What the person was paid in that month, after deductions. */
  netMinor?: number
  /** In the order of `paperFindings`; empty: the paper proves its month. */
  findings: PaperFinding[]
}

/**
 * What one paper proves: whose it is, of which month, and what was paid out. What was not read surely is not read; what was read surely and
 * differs speaks against the paper. A CPF is compared where one is printed.
 */
export function assessPaper(paper: IncomePaper, known: { earner: Earner; rules: IncomeRules; today: IsoDate }): AssessedPaper {
  const { documentId, kind } = paper
  if (kind === 'unreadable') return { documentId, kind, findings: ['unreadable'] }
  if (!isAccepted(kind, known.rules)) return { documentId, kind, findings: ['kind_not_accepted'] }
  const sure = (name: string) =>
    paper.fields.find((field) => field.name === name && field.confidence >= known.rules.minimumConfidence)?.value
  const month = sure('month')
  const netMinor = netOf(paper, known.rules)
  const found = new Set([
    ...findingsOfHolder({ name: sure('holder'), taxId: sure('taxId') }, known.earner),
    ...findingsOfMonth(month, known),
    ...findingsOfAmount(paper, netMinor),
  ])
  return {
    documentId,
    kind,
    ...(month !== undefined && { month }),
    ...(netMinor !== undefined && { netMinor }),
    findings: paperFindingNames.filter((finding) => found.has(finding)),
  }
}

function isAccepted(kind: IncomePaper['kind'], rules: IncomeRules): kind is IncomePaperKind {
  return rules.papers.some((accepted) => accepted === kind)
}

function findingsOfHolder(read: { name: string | undefined; taxId: string | undefined }, earner: Earner): PaperFinding[] {
  const names = [earner.fullName, ...(earner.socialName === undefined ? [] : [earner.socialName])]
  const { name, taxId } = read
  return [
    ...(name === undefined ? (['name_not_read'] as const) : []),
    ...(name !== undefined && !names.some((one) => namesAgree(one, { fullName: name })) ? (['name_differs'] as const) : []),
    ...(taxId !== undefined && digits(taxId) !== digits(earner.taxId) ? (['tax_id_differs'] as const) : []),
  ]
}

function findingsOfMonth(month: string | undefined, { rules, today }: { rules: IncomeRules; today: IsoDate }): PaperFinding[] {
  if (month === undefined) return ['month_not_read']
  const ageMonths = monthNumber(today) - monthNumber(month)
  if (ageMonths < 0) return ['month_ahead']
  return ageMonths > rules.notOlderThanMonths ? ['too_old'] : []
}

function findingsOfAmount(paper: IncomePaper, netMinor: number | undefined): PaperFinding[] {
  if (paper.sums === 'contradicted') return ['sums_contradict']
  if (netMinor !== undefined) return []
  return paper.kind === 'bank_statement' && paper.rows.length > 0 ? ['no_salary_found'] : ['income_not_read']
}

/** A payslip says what is paid out; on a statement it is the wages that came in. */
function netOf(paper: IncomePaper, { minimumConfidence }: IncomeRules): number | undefined {
  if (paper.kind === 'bank_statement') return salaryCredits(paper.rows, minimumConfidence)
  const net = paper.fields.find((field) => field.name === 'netPayMinor' && field.confidence >= minimumConfidence)
  const minor = net === undefined ? Number.NaN : Number(net.value)
  return Number.isSafeInteger(minor) && minor > 0 ? minor : undefined
}

/** Months since the year nought, of a date or a month as ISO. */
function monthNumber(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '')
}
