import type { CaseRecord } from './case-record.ts'
import { contradicted, counted, unless, type Finding } from './finding.ts'
import type { RecordedCase, RecordedHold } from './record/case-part.ts'

type ToldHold = Pick<RecordedHold, 'kind' | 'placedBy' | 'placedAt' | 'ending' | 'endedBy' | 'endedAt'> & { id?: string }

/**
 * Every hold of an application has the beginning and the end that the events of its case tell, and there is no other. Bundles from before holds
 * had names have no list of them: there the events alone tell.
 */
export function checkHolds({ cases, holds }: Pick<CaseRecord, 'cases' | 'holds'>): Finding[] {
  if (holds === undefined) return []
  const problems = cases
    .filter(({ parentCaseId }) => parentCaseId === null)
    .flatMap((one) => holdProblems(one, { told: toldHolds(one), recorded: holds.filter(({ caseId }) => caseId === one.id) }))
  return unless(
    problems.map(contradicted),
    holds.length === 0
      ? 'Nothing ever held this application.'
      : `${counted(holds.length, 'hold')}, each with the beginning and the end that the events of its case tell.`,
  )
}

function holdProblems({ reference }: RecordedCase, { told, recorded }: { told: ToldHold[]; recorded: RecordedHold[] }): string[] {
  const open = [...recorded]
  const problems = told.flatMap((hold) => {
    const index = open.findIndex((one) => (hold.id === undefined ? one.placedAt === hold.placedAt : one.id === hold.id))
    if (index < 0) return [`A hold of ${reference}, placed at ${hold.placedAt}, is in its events, but not in the list of holds.`]
    const [one] = open.splice(index, 1)
    return isSame(hold, one!)
      ? []
      : [`Hold ${one!.id} of ${reference} stands otherwise in the list of holds than in the events of its case.`]
  })
  return [...problems, ...open.map(({ id }) => `Hold ${id} of ${reference} is in the list of holds, but no event tells of it.`)]
}

const compared = ['kind', 'placedBy', 'placedAt', 'ending', 'endedBy', 'endedAt'] as const satisfies readonly (keyof ToldHold)[]

function isSame(told: ToldHold, recorded: RecordedHold): boolean {
  return compared.every((field) => told[field] === recorded[field])
}

/** What the events tell, in their order. Before holds had names one alone could stand, and a lifting meant that one. */
function toldHolds({ events }: Pick<RecordedCase, 'events'>): ToldHold[] {
  const told: ToldHold[] = []
  for (const { kind, actor, at, facts } of events) {
    const holdId = facts['holdId'] as string | undefined
    const standing = told.filter(({ ending }) => ending === null)
    if (kind === 'case_held') {
      const begun = { kind: facts['hold'] as ToldHold['kind'], placedBy: actor, placedAt: at, ending: null, endedBy: null, endedAt: null }
      told.push({ ...begun, ...(holdId !== undefined && { id: holdId }) })
    } else if (kind === 'case_released') {
      const lifted = standing.find(({ id }) => holdId === undefined || id === undefined || id === holdId)
      if (lifted) Object.assign(lifted, { ending: 'lifted', endedBy: actor, endedAt: at })
    } else if (kind === 'case_ended') {
      for (const hold of standing) Object.assign(hold, { ending: 'case_ended', endedBy: actor, endedAt: at })
    }
  }
  return told
}
