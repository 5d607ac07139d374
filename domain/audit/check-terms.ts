import { canonicalJson } from './canonical-json.ts'
import type { CaseRecord } from './case-record.ts'
import { contradicted, counted, unless, type Finding } from './finding.ts'
import type { RunAccount } from './run-account.ts'

type Terms = { amountMinor: unknown; termMonths: unknown }

/**
 * What was asked for at first is what the processes began with, and each change leads from the terms before to the next, up to what is asked
 * for now.
 */
export function checkTerms({ application, cases }: Pick<CaseRecord, 'application' | 'cases'>, runs: readonly RunAccount[]): Finding[] {
  const root = cases[0]!
  const first: Terms = { amountMinor: application.requestedMinor, termMonths: application.termMonths }
  const begun = runs.filter((run) => run.caseId === root.id && !isSame(run.requested, first))
  const changes = root.events.filter(({ kind }) => kind === 'terms_changed').map(({ sequence, facts }) => ({ sequence, facts }))
  let now = first
  const broken: string[] = []
  for (const { sequence, facts } of changes) {
    const before = { amountMinor: facts['amountBeforeMinor'], termMonths: facts['termBeforeMonths'] }
    if (!isSame(before, now)) broken.push(`Event ${sequence} of ${root.reference} changes other terms than those that were asked for.`)
    now = { amountMinor: facts['amountMinor'], termMonths: facts['termMonths'] }
  }
  const problems = [
    ...begun.map(({ file }) => `${file} began with other terms than the record says were asked for at first.`),
    ...broken,
    ...(root.facts !== null && !isSame(root.facts['requested'], now)
      ? [`What ${root.reference} is about is not what its events say is asked for.`]
      : []),
  ]
  return unless(
    problems.map(contradicted),
    changes.length === 0
      ? 'What is asked for is what was asked for at first.'
      : `${counted(changes.length, 'change')} of what is asked for, from the terms at first to those of now.`,
  )
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null)
}
