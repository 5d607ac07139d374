/** The kinds of paper that can prove an income; a product accepts some of them. */
export const incomePaperKinds = ['payslip', 'bank_statement'] as const
export type IncomePaperKind = (typeof incomePaperKinds)[number]

/** What one applicant can hand in together; more is a mistake, or an attack. */
export const mostIncomePapers = 8

/** What a paper says, whichever engine read it. Amounts are minor units, months are ISO, confidence goes from 0 to 100. */
export type IncomePaper = {
  documentId: string
  /** `unreadable`: the engine made nothing of it. */
  kind: IncomePaperKind | 'utility_bill' | 'unknown' | 'unreadable'
  fields: readonly { name: string; value: string; confidence: number }[]
  /** The lines of its table; below zero what goes out. */
  rows: readonly { text: string; amountMinor: number; confidence: number }[]
  /** Whether its lines and totals add up. */
  sums: 'proven' | 'contradicted' | 'unproven'
}

/** Who must put a finding right: the applicant with another paper, or a person who judges. */
export type FindingCure = 'retake' | 'person'

/** What can be found about a paper, in the order in which it is told, each with who can put it right. */
export const paperFindings = {
  name_differs: 'person',
  tax_id_differs: 'person',
  sums_contradict: 'person',
  month_ahead: 'person',
  no_salary_found: 'person',
  unreadable: 'retake',
  kind_not_accepted: 'retake',
  name_not_read: 'retake',
  month_not_read: 'retake',
  income_not_read: 'retake',
  too_old: 'retake',
} as const satisfies Record<string, FindingCure>
export type PaperFinding = keyof typeof paperFindings
/** What another paper may cure. */
export type CurableFinding = { [Finding in PaperFinding]: (typeof paperFindings)[Finding] extends 'retake' ? Finding : never }[PaperFinding]

export const paperFindingNames = Object.keys(paperFindings) as PaperFinding[]
