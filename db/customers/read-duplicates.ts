import type { CaseStatus } from '#domain/case/case-status.ts'
import { AppError } from '#domain/errors.ts'
import type { PartyProfile } from '#domain/party/profile.ts'
import { latestAnswer } from '../answers/find-answer.ts'
import { readProfile } from '../parties/read-profile.ts'
import type { Store } from '../store.ts'
import type { Duplicate } from './search-duplicates.ts'

export type DuplicatePerson = {
  matchedOn: string[]
  /** Undefined where their data was erased since. */
  profile: PartyProfile | undefined
  /** Their applications, the newest first. */
  cases: { id: string; reference: string; status: CaseStatus; openedAt: Date }[]
}

/** The people whom the last search of this case found, as they are known today. */
export async function readDuplicates(store: Store, caseId: string): Promise<DuplicatePerson[]> {
  const answer = await latestAnswer<{ duplicates: Duplicate[] }>(store, { caseId, step: 'duplicateSearch' })
  return Promise.all((answer?.content.duplicates ?? []).map((duplicate) => readPerson(store, duplicate)))
}

async function readPerson(store: Store, { partyId, matchedOn }: Duplicate): Promise<DuplicatePerson> {
  const cases: DuplicatePerson['cases'] = await store
    .db('case')
    .where({ party_id: partyId, parent_case_id: null })
    .orderBy('opened_at', 'desc')
    .limit(20)
    .select({ id: 'id', reference: 'reference', status: 'family_status', openedAt: 'opened_at' })
  return { matchedOn, profile: await profileUnlessErased(store, partyId), cases }
}

async function profileUnlessErased(store: Store, partyId: string): Promise<PartyProfile | undefined> {
  try {
    return await readProfile(store, partyId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'PARTY_ERASED') return undefined
    throw error
  }
}
