// The processes as they are, but for a loan that takes two steps in the wrong order: what a careless change would do.
import { runCase } from '#workflows/case/run-case.ts'
import { runChild } from '#workflows/case/run-child.ts'
import { decideHere } from '#workflows/case/decide-here.ts'
import { bureauReport } from '#workflows/loan/bureau-report.ts'
import type { LoanInput } from '#workflows/loan/loan.ts'
import { onboarding } from '#workflows/onboarding/onboarding.ts'

export { documentCheck, keptHistory, oneTimeCode, onboarding } from '#workflows/index.ts'

export async function loan(input: LoanInput): Promise<unknown> {
  return runCase('loan', input, async (file) => {
    const { amountMinor, termMonths } = file.briefing.requested
    await decideHere(file, 'application', { amountMinor, termMonths })
    await bureauReport(file)
    await runChild(file, 'onboarding', { process: 'onboarding', workflow: onboarding, summary: () => ({}) })
  })
}
