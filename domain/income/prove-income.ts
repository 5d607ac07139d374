import type { IsoDate } from '../calendar/iso-date.ts'
import type { RequestReason } from '../case/order.ts'
import { assessPaper, type AssessedPaper, type Earner, type IncomeRules } from './assess-paper.ts'
import { type CurableFinding, type IncomePaper, type PaperFinding, paperFindingNames, paperFindings } from './income-paper.ts'

export type IncomeFinding = PaperFinding | 'months_missing'

/** What an applicant is asked for when their papers do not do; a subset of the reasons for which staff may ask. */
export type IncomeRetake = Extract<RequestReason, 'paper_unreadable' | 'paper_not_accepted' | 'paper_too_old' | 'months_missing'>

/** Proven: `monthlyMinor` is the average of the newest months that the product asks for. Else why not, the weightiest first. */
export type IncomeProof = { papers: AssessedPaper[]; months: string[] } & (
  | { outcome: 'proven'; monthlyMinor: number }
  | {
      outcome: 'unproven'
      findings: IncomeFinding[]
      /** What the papers come to for a person who takes them in spite of the findings; none where they show too few months. */
      monthlyMinor?: number
      /** Set where other papers may cure every finding. */
      retake?: IncomeRetake
    }
)

/**
 * Whether papers prove what somebody earns each month after deductions. A paper that could not be used takes nothing away where the others
 * suffice; one that speaks against the applicant always goes to a person. A month counts once, by the lowest that is said of it: a payslip and
 * the statement on which the same wages arrive are one income. Example: payslips of 4,000.00 and 4,200.00 for the last two months prove 4,100.00.
 */
export function proveIncome(papers: readonly IncomePaper[], known: { earner: Earner; rules: IncomeRules; today: IsoDate }): IncomeProof {
  const assessed = papers.map((paper) => assessPaper(paper, known))
  const against = assessed.flatMap(({ findings }) => findings).filter((finding) => paperFindings[finding] === 'person')
  const clean = averageOfMonths(
    assessed.filter(({ findings }) => findings.length === 0),
    known.rules,
  )
  if (against.length === 0 && clean !== undefined) return { outcome: 'proven', papers: assessed, ...clean }
  const usable = averageOfMonths(assessed.filter(isFigure), known.rules)
  const findings = findingsOf(assessed, usable === undefined)
  return {
    outcome: 'unproven',
    papers: assessed,
    months: usable?.months ?? [],
    findings,
    ...(usable !== undefined && { monthlyMinor: usable.monthlyMinor }),
    ...(against.length === 0 && { retake: retakeFor(findings) }),
  }
}

/** Rounded down to the minor unit, in the applicant's disfavour by less than one of it. */
function averageOfMonths(
  papers: readonly AssessedPaper[],
  { months }: IncomeRules,
): { months: string[]; monthlyMinor: number } | undefined {
  const lowest = new Map<string, number>()
  for (const { month, netMinor } of papers) {
    if (month !== undefined && netMinor !== undefined) lowest.set(month, Math.min(netMinor, lowest.get(month) ?? netMinor))
  }
  const newest = [...lowest].toSorted(([one], [other]) => other.localeCompare(one)).slice(0, months)
  if (newest.length < months) return undefined
  const sum = newest.reduce((total, [, minor]) => total + minor, 0)
  return { months: newest.map(([month]) => month), monthlyMinor: Math.floor(sum / months) }
}

/** Says something of a month that counts, whatever else is to be said of the paper. */
function isFigure({ findings }: AssessedPaper): boolean {
  return !findings.some((finding) => finding === 'too_old' || finding === 'month_ahead')
}

function findingsOf(papers: readonly AssessedPaper[], isShort: boolean): IncomeFinding[] {
  const found = new Set(papers.flatMap(({ findings }) => findings))
  return [...paperFindingNames.filter((finding) => found.has(finding)), ...(isShort ? (['months_missing'] as const) : [])]
}

const retakes: Readonly<Record<CurableFinding | 'months_missing', IncomeRetake>> = {
  unreadable: 'paper_unreadable',
  kind_not_accepted: 'paper_not_accepted',
  name_not_read: 'paper_unreadable',
  month_not_read: 'paper_unreadable',
  income_not_read: 'paper_unreadable',
  too_old: 'paper_too_old',
  months_missing: 'months_missing',
}

/** The request for the weightiest finding that the applicant can cure. */
function retakeFor(findings: readonly IncomeFinding[]): IncomeRetake {
  const curable = findings.find((finding): finding is keyof typeof retakes => Object.hasOwn(retakes, finding))
  return retakes[curable ?? 'months_missing']
}
