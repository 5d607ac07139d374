import { canonicalJson } from './canonical-json.ts'
import type { CaseRecord } from './case-record.ts'
import { contradicted, counted, notProven, unless, type Finding } from './finding.ts'
import type { RecordedCase, RecordedEvent } from './record/case-part.ts'
import type { RunAccount, ToldProjection } from './run-account.ts'

/**
 * Compares what the record says happened to a case with what its histories say: each event, word for word, and the state after the last one. A
 * history may go further than the record, which was read before it; never the other way round.
 */
export function checkEvents(record: Pick<CaseRecord, 'cases'>, runs: readonly RunAccount[], casesWithGaps: ReadonlySet<string>): Finding[] {
  return record.cases.flatMap((one) => {
    const told = runs.filter((run) => run.caseId === one.id).flatMap((run) => run.projections)
    if (one.version === 0) return []
    if (casesWithGaps.has(one.id)) {
      return [
        notProven(
          `A part of the histories of ${one.reference} is gone, so its ${counted(one.events.length, 'event')} rest on the record alone.`,
        ),
      ]
    }
    const problems = [...eventProblems(one, told), ...stateProblems(one, told)].map(contradicted)
    return unless(
      problems,
      `${one.reference}: the ${counted(one.events.length, 'event')} in the record are those in its histories, and its state is what they led to.`,
    )
  })
}

function eventProblems(one: RecordedCase, told: readonly ToldProjection[]): string[] {
  const problems: string[] = []
  const inHistories = new Map<number, RecordedEvent>()
  for (const { sequence, kind, step, actor, at, facts } of told.flatMap((projection) => projection.events)) {
    const event: RecordedEvent = { sequence, kind, step: step ?? null, actor, at, facts }
    const known = inHistories.get(sequence)
    if (known && !isSame(known, event)) problems.push(`The histories of ${one.reference} tell its event ${sequence} in two ways.`)
    inHistories.set(sequence, event)
  }
  const inRecord = new Map(one.events.map((event) => [event.sequence, event]))
  for (let sequence = 1; sequence <= one.version; sequence += 1) {
    const [recorded, happened] = [inRecord.get(sequence), inHistories.get(sequence)]
    if (!recorded && happened)
      problems.push(`The record of ${one.reference} lacks event ${sequence} (${happened.kind}), which its history tells.`)
    else if (recorded && !happened)
      problems.push(`The record of ${one.reference} tells an event ${sequence} (${recorded.kind}), of which no history knows.`)
    else if (!recorded) problems.push(`Nothing tells of event ${sequence} of ${one.reference}.`)
    else if (happened && !isSame(recorded, happened))
      problems.push(`Event ${sequence} of ${one.reference} (${recorded.kind}) is told otherwise by its history.`)
  }
  const beyond = one.events.filter((event) => event.sequence > one.version)
  return [
    ...problems,
    ...beyond.map((event) => `The record of ${one.reference} tells event ${event.sequence}, which is newer than its state.`),
  ]
}

function stateProblems(one: RecordedCase, told: readonly ToldProjection[]): string[] {
  const last = told.find((projection) => projection.facts.version === one.version)
  if (!last) return [`No history of ${one.reference} tells its state after event ${one.version}.`]
  const problems: string[] = []
  if (!isSame(one.facts, last.facts)) problems.push(`The state of ${one.reference} in the record is not the one in its history.`)
  if (one.status !== last.status) problems.push(`${one.reference} is recorded as ${one.status}; its history says ${last.status}.`)
  for (const [name, facts] of Object.entries(last.facts.steps)) {
    const { name: _name, ...recorded } = one.steps.find((step) => step.name === name) ?? { name }
    const happened = {
      state: facts.state,
      waitsFor: facts.waitsFor ?? null,
      attempts: facts.attempts,
      revision: facts.revision,
      provider: facts.provider ?? null,
      attention: facts.attention ?? null,
      summary: facts.summary ?? null,
      startedAt: facts.startedAt ?? null,
      endedAt: facts.endedAt ?? null,
      dueAt: facts.dueAt ?? null,
    }
    if (!isSame(recorded, happened))
      problems.push(`The step ${name} of ${one.reference} stands otherwise in the record than in its history.`)
  }
  return problems
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
