import { describe, expect, it } from 'vitest'
import { matchParty, toComparableParty, toComparableSubject } from './match-party.ts'
import { jaroWinkler, nameLikeness, toComparableName } from './name-likeness.ts'
import type { ListedParty } from './read-list.ts'

const party = (changes: Partial<ListedParty> = {}): ListedParty => ({
  entityId: 'ofac-1',
  kind: 'individual',
  name: 'Yuri SOKOLOV ANDRADE',
  aliases: [],
  weakAliases: [],
  programs: [],
  birthDates: [{ from: '1969-08-30', to: '1969-08-30' }],
  countries: ['ru'],
  identifiers: [],
  fingerprint: 'f',
  ...changes,
})
const yuri = { name: 'Yuri Sokolov Andrade', birthDate: '1969-08-30', nationality: 'ru' }
const match = (subject: typeof yuri | Omit<typeof yuri, 'nationality'>, changes: Partial<ListedParty> = {}, taxId?: string) =>
  matchParty(toComparableSubject({ ...subject, ...(taxId !== undefined && { taxId }) }), toComparableParty(party(changes)))
const featuresOf = (found: ReturnType<typeof match>) => found?.explanations.map(({ feature }) => feature)

describe('a party of the list and a person', () => {
  const cases: [what: string, found: ReturnType<typeof match>, score: number, features: string[]][] = [
    ['the same in everything', match(yuri), 1, ['name_match', 'dob_day_agrees', 'country_agrees']],
    ['born in another year', match({ ...yuri, birthDate: '1988-07-19' }), 0.85, ['name_match', 'dob_year_disjoint', 'country_agrees']],
    [
      'born on another day of the year',
      match({ ...yuri, birthDate: '1969-01-01' }),
      0.92,
      ['name_match', 'dob_day_disjoint', 'country_agrees'],
    ],
    [
      'born within the years of the list',
      match(yuri, { birthDates: [{ from: '1967', to: '1971' }] }),
      1,
      ['name_match', 'dob_year_agrees', 'country_agrees'],
    ],
    ['of another country', match({ ...yuri, nationality: 'br' }), 0.98, ['name_match', 'dob_day_agrees', 'country_disjoint']],
    [
      'of another country and year',
      match({ ...yuri, nationality: 'br', birthDate: '1988-07-19' }),
      0.75,
      ['name_match', 'dob_year_disjoint', 'country_disjoint'],
    ],
    ['without a birth date on the list', match(yuri, { birthDates: [] }), 0.95, ['name_match', 'country_agrees', 'no_birth_date']],
    ['with nothing but a name to compare', match(yuri, { birthDates: [], countries: [] }), 0.8, ['name_match', 'name_only']],
    [
      'known by a weak name only',
      match(yuri, { name: 'Ivan Petrov', weakAliases: ['Yuri Sokolov Andrade'] }),
      0.93,
      ['name_match', 'weak_name', 'dob_day_agrees', 'country_agrees'],
    ],
  ]
  it.each(cases)('%s', (_what, found, score, features) => {
    expect(found?.score).toBeCloseTo(score, 3)
    expect(featuresOf(found)).toEqual(features)
    expect(found!.explanations.reduce((sum, one) => sum + one.score, 0)).toBeGreaterThanOrEqual(found!.score - 0.001)
  })

  it('are the same person whatever their names, where a document has the same number', () => {
    expect(match({ ...yuri, name: 'Somebody Else' }, { identifiers: ['11122234287'] }, '11122234287')).toMatchObject({ score: 1 })
    expect(match({ ...yuri, name: 'Somebody Else' }, { identifiers: ['11122234287'] }, '11122233124')).toBeUndefined()
  })

  it.each(['vessel', 'aircraft'] as const)('are never the same where the party is a %s', (kind) => {
    expect(match(yuri, { kind })).toBeUndefined()
  })

  it('are no match by one common name, though nothing else is known', () => {
    const found = match(
      { name: 'Maria Souza Lima', birthDate: '1990-01-01' },
      { name: 'Maria Petrova Ivanova', birthDates: [], countries: [] },
    )
    expect(found?.score ?? 0).toBeLessThan(0.7)
  })
})

describe('names are alike', () => {
  const alike = (left: string, right: string) => nameLikeness(toComparableName(left), toComparableName(right))
  it.each([
    ['in any order', 'Sokolov, Yuri', 'Yuri Sokolov'],
    ['without accents', 'João Conceição', 'Joao Conceicao'],
    ['without particles', 'Maria de Souza', 'Maria Souza'],
    ['by sound', 'Mohammed Hussein', 'Muhamad Husain'],
    ['transliterated in another way', 'Iouri Sokoloff', 'Yuri Sokolov'],
    ['with a slip of the pen', 'Yuri Sokolv', 'Yuri Sokolov'],
    ['with a middle name that is left out', 'Joao Carlos Pereira', 'Joao Pereira'],
  ])('%s: %s and %s', (_how, left, right) => {
    expect(alike(left, right)).toBeGreaterThan(0.85)
    expect(alike(left, right)).toBeCloseTo(alike(right, left), 10)
  })

  it.each([
    ['Ana Souza', 'Pedro Lima'],
    ['Carlos Pereira', 'Marta Pereira'],
    ['Li Wei', 'Lu Wen'],
    ['Pereira', 'Joao Carlos Pereira'],
  ])('not so much: %s and %s', (left, right) => {
    expect(alike(left, right)).toBeLessThan(0.75)
  })

  /** Winkler's own examples (1990), as the literature repeats them. */
  it.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['same', 'same', 1],
    ['abc', 'xyz', 0],
  ])('as Jaro and Winkler say: %s and %s', (left, right, likeness) => {
    expect(jaroWinkler(left, right)).toBeCloseTo(likeness, 3)
  })
})
