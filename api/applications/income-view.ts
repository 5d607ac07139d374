import { z } from 'zod'
import { latestAnswer } from '#db/answers/find-answer.ts'
import { incomePapers } from '#db/income/find-papers.ts'
import type { KeptProof } from '#db/income/proven-income.ts'
import type { CaseRow } from '#db/cases/find-case.ts'
import type { Store } from '#db/store.ts'
import { incomePaperKinds, mostIncomePapers } from '#domain/income/income-paper.ts'
import type { Product } from '#domain/product/product.ts'
import { paperFindingForApplicant } from '#domain/texts/income-findings.ts'
import type { Locale } from '#domain/texts/locale.ts'

export const incomeView = z
  .object({
    /** The kinds of paper that are taken. */
    accepted: z.array(z.enum(incomePaperKinds)),
    /** So many different months, none of them longer ago than that. */
    months: z.int(),
    notOlderThanMonths: z.int(),
    most: z.int(),
    /** What was sent so far, the first first; `problem` says in plain words why one that was looked at does not do. */
    papers: z.array(
      z.object({ id: z.string(), sha256: z.string(), mediaType: z.string(), sentAt: z.iso.datetime(), problem: z.string().nullable() }),
    ),
  })
  .meta({ id: 'IncomePapers' })

/** Whether papers are asked for now: only then are they taken. */
export function asksForIncome({ facts }: Pick<CaseRow, 'facts'>): boolean {
  const step = facts?.steps.incomePapers
  return facts?.ending === undefined && step?.state === 'waiting' && step.waitsFor === 'applicant'
}

/** What is asked for, and what there is of it; null where nothing is. */
export async function toIncomeView(
  store: Store,
  loan: CaseRow,
  { product, locale }: { product: Product; locale: Locale },
): Promise<z.input<typeof incomeView> | null> {
  const rules = product.incomeEvidence
  if (rules === undefined || !asksForIncome(loan)) return null
  const [papers, looked] = await Promise.all([
    incomePapers(store.db, loan.id),
    latestAnswer<KeptProof>(store, { caseId: loan.id, step: 'incomeEvidence' }),
  ])
  const findingsOf = (documentId: string) => looked?.content.proof?.papers.find((paper) => paper.documentId === documentId)?.findings ?? []
  return {
    accepted: rules.papers,
    months: rules.months,
    notOlderThanMonths: rules.notOlderThanMonths,
    most: mostIncomePapers,
    papers: papers.map(({ id, sha256, mediaType, createdAt }) => ({
      id,
      sha256,
      mediaType,
      sentAt: createdAt.toISOString(),
      problem: paperFindingForApplicant(findingsOf(id), locale) ?? null,
    })),
  }
}
