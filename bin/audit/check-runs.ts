import type { CaseRecord } from '#domain/audit/case-record.ts'
import { contradicted, counted, notProven, unless, type Finding } from '#domain/audit/finding.ts'
import type { Manifest } from '#domain/audit/manifest.ts'
import type { RunAccount } from '#domain/audit/run-account.ts'

/**
 * Whether every run of every case is here: each history is of the run that the manifest says and goes as far, the runs of a case follow on each
 * other from the first to the last, and none is left out. `casesWithGaps` are those of which a part is gone.
 */
export function checkRuns(
  manifest: Manifest,
  record: CaseRecord,
  runs: readonly RunAccount[],
): { findings: Finding[]; casesWithGaps: Set<string> } {
  const casesWithGaps = new Set<string>()
  const findings: Finding[] = manifest.histories.flatMap((listed) => listingProblems(listed, runs).map(contradicted))
  for (const one of record.cases) {
    const ofCase = runs.filter((run) => run.workflowId === one.workflowId)
    findings.push(
      ...ofCase
        .filter((run) => run.caseId !== one.id)
        .map((run) => contradicted(`${run.file} is the history of another case than ${one.reference}.`)),
    )
    const gap = gapOf(manifest, one, ofCase)
    if (!gap) continue
    casesWithGaps.add(one.id)
    findings.push(gap)
  }
  const foreign = runs.filter((run) => !record.cases.some((one) => one.workflowId === run.workflowId))
  findings.push(...foreign.map((run) => contradicted(`${run.file} belongs to no case of this application.`)))
  const open = runs.filter((run) => run.summary.closedAs === undefined).length
  const sentence = `${counted(runs.length, 'history', 'histories')} of ${counted(record.cases.length, 'case')}: every run from the first to the last${open === 0 ? ', all of them ended' : `, ${open} of them still going on`}.`
  return { findings: casesWithGaps.size > 0 ? findings : unless(findings, sentence), casesWithGaps }
}

function listingProblems(listed: Manifest['histories'][number], runs: readonly RunAccount[]): string[] {
  const run = runs.find((one) => one.file === listed.file)
  if (!run) return []
  const { lastEventId, lastEventAt, closedAs } = run.summary
  const agrees = listed.lastEventId === lastEventId && listed.lastEventAt === lastEventAt && listed.closedAs === (closedAs ?? null)
  return agrees ? [] : [`${listed.file} does not end where the manifest says.`]
}

function gapOf(manifest: Manifest, one: CaseRecord['cases'][number], runs: readonly RunAccount[]): Finding | undefined {
  const forgotten = manifest.missingHistories.filter((run) => run.workflowId === one.workflowId)
  if (forgotten.length > 0) {
    return notProven(
      `${one.reference}: ${counted(forgotten.length, 'run')} had been forgotten by the engine before the history was kept; the manifest says so.`,
    )
  }
  if (runs.length === 0) {
    return one.version === 0
      ? undefined
      : contradicted(`${one.reference} has a record of ${counted(one.events.length, 'event')}, but no history.`)
  }
  const ids = new Set(runs.map((run) => run.runId))
  const first = runs.filter((run) => run.summary.previousRunId === undefined)
  const broken = runs.filter(({ summary: { previousRunId, nextRunId } }) =>
    [previousRunId, nextRunId].some((id) => id !== undefined && !ids.has(id)),
  )
  if (first.length === 1 && broken.length === 0) return undefined
  return contradicted(`The runs of ${one.reference} do not follow on each other: one between them was left out.`)
}
