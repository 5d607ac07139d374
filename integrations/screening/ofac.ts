import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../call-options.ts'
import { observeCall, type OnCall } from '../http/observe-call.ts'
import { indexParties, type ListIndex } from './ofac/list-index.ts'
import { type ComparableParty, matchParty, toComparableSubject } from './ofac/match-party.ts'
import type { SdnList } from './ofac/read-list.ts'
import type { Screening, ScreeningHit, ScreeningSubject } from './screening.ts'

export type OfacOptions = {
  /** The newest list that we have; undefined where none was ever fetched. Asked before each screening. */
  newestVersion: (options: CallOptions) => Promise<string | undefined>
  readList: (version: string, options: CallOptions) => Promise<SdnList>
  /** 0 to 1: from here on a result is a match, for a person to judge. */
  threshold?: number
  onCall?: OnCall
}

const provider = 'ofac'
/** Named in every screening: what it finds changes only with this. */
const algorithm = 'tenor-name-date-country-1'
/** Weaker likenesses than this are not even kept. */
const cutoff = 0.5

/**
 * Screening against OFAC's own list of specially designated nationals, by our own matcher: names in any order and spelling, birth dates as
 * exact as the list has them, countries, and numbers of documents.
 */
export function createOfac({ newestVersion, readList, threshold = 0.7, onCall }: OfacOptions): Screening {
  let kept: { version: string; index: ListIndex } | undefined

  async function currentList(options: CallOptions): Promise<{ version: string; index: ListIndex }> {
    const version = await newestVersion(options)
    if (version === undefined)
      throw new AppError('SCREENING_DOWN', { provider, raw: 'no list has been fetched yet', mayHaveTakenEffect: false })
    if (kept?.version !== version) {
      const { parties } = await readList(version, options)
      kept = { version, index: indexParties(parties) }
    }
    return kept
  }

  return {
    provider,
    screen: (subject, { signal, excludeEntityIds = [] } = {}) =>
      observeCall({ provider, operation: 'match', onCall, signal }, async () => {
        const { version, index } = await currentList({ ...(signal && { signal }) })
        const hits = findHits(subject, index, threshold).filter(({ entityId }) => !excludeEntityIds.includes(entityId))
        return { algorithm, threshold, listVersion: version, hits }
      }),
  }
}

function findHits(subject: ScreeningSubject, index: ListIndex, threshold: number): ScreeningHit[] {
  const comparable = toComparableSubject(subject)
  return [...index.candidatesFor(comparable)]
    .flatMap((candidate) => {
      const found = matchParty(comparable, candidate)
      return found === undefined || found.score < cutoff ? [] : [toHit(candidate, found, threshold)]
    })
    .toSorted((left, right) => right.score - left.score)
}

function toHit(
  { party }: ComparableParty,
  { score, explanations }: Pick<ScreeningHit, 'score' | 'explanations'>,
  threshold: number,
): ScreeningHit {
  return {
    entityId: party.entityId,
    caption: party.name,
    score,
    match: score >= threshold,
    topics: ['sanction'],
    datasets: ['us_ofac_sdn', ...party.programs],
    birthDates: party.birthDates.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)),
    countries: party.countries,
    explanations,
    lastChange: party.fingerprint,
  }
}
