import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { type KeptHit, saveScreening } from '#db/screenings/save-screening.ts'
import type { ScreeningResult } from '#integrations/screening/screening.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { askOnce } from '../ask-once.ts'
import { findSubject } from '../case-subject.ts'
import { providerOf } from '../provider-of.ts'

/** Counts only hits that a person must judge. `screeningId` is null where two people entered the result by hand. */
export type ScreeningCheck = {
  screeningId: string | null
  hits: number
  topics: string[]
  highestScore: string
  listVersion: string
  algorithm: string
}

type Input = { caseId: string; provider: string; attempt: number }

/** Looks the person up on the sanctions and PEP lists, and keeps every hit with its explanations. */
export async function screenPerson(deps: ActivityDeps, input: Input, running: Running): Promise<ScreeningCheck> {
  const { store } = deps
  const { partyId } = await findSubject(store, input.caseId)
  const { fullName, birthDate, taxId } = await readDeclaredProfile(store, partyId)
  const { id: answerId, content } = await askOnce<ScreeningResult>(
    store,
    { ...input, partyId, step: 'screening' },
    {
      ask: () => providerOf(deps.screening, input.provider).screen({ name: fullName, birthDate, taxId }, running),
      summary: ({ hits, listVersion, algorithm }) => ({ hits: hits.length, listVersion, algorithm }),
    },
  )
  const { id, hits } = await saveScreening(store, { caseId: input.caseId, partyId, answerId, provider: input.provider, ...content })
  return { screeningId: id, ...judged(hits), listVersion: content.listVersion, algorithm: content.algorithm }
}

/** What the provider holds for the same person at its threshold, and what nobody cleared while the entity was the same. */
function judged(hits: readonly KeptHit[]): Pick<ScreeningCheck, 'hits' | 'topics' | 'highestScore'> {
  const open = hits.filter((hit) => hit.isMatch && !hit.clearedBefore)
  return {
    hits: open.length,
    topics: [...new Set(open.flatMap((hit) => hit.topics))].sort(),
    highestScore: String(Math.max(0, ...open.map((hit) => hit.score))),
  }
}
