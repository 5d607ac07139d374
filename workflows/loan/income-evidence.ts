import type { ProvedIncome } from '#activities/loan/prove-income.ts'
import type { RequestReason } from '#domain/case/order.ts'
import { paperFindings } from '#domain/income/income-paper.ts'
import { needsIncomeEvidence } from '#domain/income/needs-income-evidence.ts'
import { callStep, type CallOutcome, type Judgement } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import { applicationDueAt } from '../case/due-dates.ts'
import { waitForApplicant, type WaitForApplicant } from '../case/wait-step.ts'

/**
 * What the person earns, proven by papers where the product asks for it: handed in, read and held against the declaration; again with others
 * where the first do not do. Answers where in the record the figures are; undefined where the declared income is taken.
 */
export async function incomeEvidence(file: CaseFile): Promise<string | undefined> {
  const { product } = file.briefing
  // The product is pinned to the case: one that began before there was such evidence asks for none, and replays unchanged.
  if (!needsIncomeEvidence(product, file.facts.requested)) return undefined
  // It needs evidence, so its product has the rules.
  const { retakes } = product.incomeEvidence!
  let submissionId = await handedIn(file)
  for (let handedInTimes = 1; ; handedInTimes += 1) {
    const proved = await provedIncome(file, { submissionId, mayRetake: handedInTimes <= retakes })
    if (proved.outcome === 'done') return proved.value.proofId
    if (proved.outcome !== 'applicant_asked') throw new Error('Income evidence cannot be skipped')
    submissionId = await handedIn(file, { request: proved.request })
  }
}

/** The papers that the applicant handed in together. */
async function handedIn(file: CaseFile, again?: { request: RequestReason }): Promise<string> {
  const anew: Pick<WaitForApplicant, 'anew'> = again === undefined ? {} : { anew: again }
  const fact = await waitForApplicant(file, 'incomePapers', {
    subject: 'incomePapers',
    dueAt: applicationDueAt(file),
    announce: true,
    ...anew,
  })
  return fact.reference!
}

async function provedIncome(file: CaseFile, papers: { submissionId: string; mayRetake: boolean }): Promise<CallOutcome<ProvedIncome>> {
  const { submissionId, mayRetake } = papers
  return callStep<ProvedIncome>(file, 'incomeEvidence', {
    attempt: ({ call, provider, attempt }) => call.proveIncome({ caseId: file.caseId, submissionId, provider, attempt }),
    judge: (proved) => judgeProof(proved, mayRetake),
    summary: ({ proofId, outcome, findings, months, papers }) => ({ proofId, outcome, findings, months, papers }),
    byHand: (result) => {
      if (result.kind !== 'income') throw new Error('The order was for another step')
      return { proofId: result.figure.id, outcome: 'entered', findings: [], months: 0, papers: 0, hasFigure: true }
    },
    decided: (_decision, proved) => ({ ...proved, outcome: 'accepted' }),
  })
}

function judgeProof({ outcome, findings, hasFigure, retake }: ProvedIncome, mayRetake: boolean): Judgement | undefined {
  if (outcome === 'proven') return undefined
  if (retake !== undefined && mayRetake) return { ask: retake, facts: {} }
  const speaksAgainst = findings.some((finding) => finding !== 'months_missing' && paperFindings[finding] === 'person')
  return { park: speaksAgainst ? 'INCOME_PAPERS_DIFFER' : 'INCOME_NOT_PROVEN', facts: { findings, hasFigure } }
}
