import type { ScreeningHit, ScreeningSubject } from '../screening.ts'
import { type ComparableName, nameLikeness, toComparableName } from './name-likeness.ts'
import type { ListedParty } from './read-list.ts'
import { type ListedDate, toIdentifier } from './read-remarks.ts'

export type Feature = ScreeningHit['explanations'][number]

/** A party with its names ready to be compared, which a list of twenty thousand does once. */
export type ComparableParty = { party: ListedParty; names: ComparableName[]; weakNames: ComparableName[] }

export type ComparableSubject = ScreeningSubject & { comparable: ComparableName; identifier: string | undefined }

/** What is not alike by at least this much is not worth a look at dates. */
export const leastLikeness = 0.72
/** What each finding adds to the likeness of the names, or takes from it. */
const weights = {
  dob_day_agrees: 0.08,
  dob_year_agrees: 0.03,
  dob_day_disjoint: -0.08,
  dob_year_disjoint: -0.15,
  country_agrees: 0,
  country_disjoint: -0.1,
  no_birth_date: -0.05,
  /** A name alone confirms nobody: with neither a date nor a country to compare, only a whole name is for a person to judge. */
  name_only: -0.2,
  weak_name: -0.15,
} as const

export function toComparableParty(party: ListedParty): ComparableParty {
  return {
    party,
    names: [party.name, ...party.aliases].map(toComparableName),
    weakNames: party.weakAliases.map(toComparableName),
  }
}

export function toComparableSubject(subject: ScreeningSubject): ComparableSubject {
  const { name, taxId } = subject
  return { ...subject, comparable: toComparableName(name), identifier: taxId === undefined ? undefined : toIdentifier(taxId) }
}

/** Whether the party may be the person, with a reason for every part of the score; undefined where nothing is alike. */
export function matchParty(subject: ComparableSubject, candidate: ComparableParty): { score: number; explanations: Feature[] } | undefined {
  const { party } = candidate
  // A ship is nobody, and a firm is no person.
  if (party.kind === 'vessel' || party.kind === 'aircraft') return undefined
  if (subject.identifier !== undefined && party.identifiers.includes(subject.identifier))
    return { score: 1, explanations: [{ feature: 'identifier_match', score: 1, detail: 'the same number of a document' }] }
  const named = bestName(subject, candidate)
  if (named === undefined) return undefined
  const [dated, placed] = [compareDates(subject, party.birthDates), compareCountries(subject, party.countries)]
  const missing =
    placed.length === 0 ? feature('name_only', 'neither birth date nor country on both sides') : feature('no_birth_date', 'not on the list')
  const explanations = [...named, ...dated, ...placed, ...(dated.length === 0 ? [missing] : [])]
  const sum = explanations.reduce((total, one) => total + one.score, 0)
  return { score: Math.round(Math.max(0, Math.min(1, sum)) * 1000) / 1000, explanations }
}

function bestName(subject: ComparableSubject, { names, weakNames }: ComparableParty): Feature[] | undefined {
  const compare = (name: ComparableName) => ({ name, likeness: nameLikeness(subject.comparable, name) })
  const [strong, weak] = [names, weakNames].map((some) => some.map(compare).toSorted((left, right) => right.likeness - left.likeness)[0])
  const isWeak = weak !== undefined && weak.likeness + weights.weak_name > (strong?.likeness ?? 0)
  const best = isWeak ? weak : strong
  if (best === undefined || best.likeness < leastLikeness) return undefined
  return [
    { feature: 'name_match', score: best.likeness, detail: `[${subject.name}] ~ [${best.name.text}]` },
    ...(isWeak ? [feature('weak_name', 'OFAC calls this name a weak one')] : []),
  ]
}

function compareDates({ birthDate }: ScreeningSubject, listed: readonly ListedDate[]): Feature[] {
  if (listed.length === 0) return []
  const written = listed.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ')
  const near = listed.filter((one) => isWithin(birthDate, one))
  // A full day that is the same says more than a year that is.
  if (near.some(({ from, to }) => from === to && from.length === 10)) return [feature('dob_day_agrees', `${birthDate} is ${written}`)]
  if (near.length > 0) return [feature('dob_year_agrees', `${birthDate} is within ${written}`)]
  const year = birthDate.slice(0, 4)
  const isSameYear = listed.some(({ from, to }) => from.slice(0, 4) <= year && year <= to.slice(0, 4))
  return [feature(isSameYear ? 'dob_day_disjoint' : 'dob_year_disjoint', `${birthDate} is not ${written}`)]
}

/** A year holds all of its days, a month those of the month. */
function isWithin(day: string, { from, to }: ListedDate): boolean {
  return from <= day && day.slice(0, to.length) <= to
}

function compareCountries({ nationality }: ScreeningSubject, listed: readonly string[]): Feature[] {
  if (nationality === undefined || listed.length === 0) return []
  if (listed.includes(nationality)) return [feature('country_agrees', `${nationality} is on the list`)]
  return [feature('country_disjoint', `${nationality} is not ${listed.join(', ')}`)]
}

function feature(name: keyof typeof weights, detail: string): Feature {
  return { feature: name, score: weights[name], detail }
}
