import { expect, it } from 'vitest'
import { indexParties } from './list-index.ts'
import { matchParty, toComparableParty, toComparableSubject } from './match-party.ts'
import type { ListedParty } from './read-list.ts'

const names = ['Yuri SOKOLOV', 'Mohammed HUSSEIN', 'Joao Carlos PEREIRA', 'Maria de SOUZA', 'Hamad AL-RASHID', 'Li WEI', 'Ana LIMA']
const parties = names.map((name, index): ListedParty => ({
  entityId: `ofac-${index}`,
  kind: 'individual',
  name,
  aliases: [],
  weakAliases: [],
  programs: [],
  birthDates: [],
  countries: [],
  identifiers: index === 5 ? ['E1234567'] : [],
  fingerprint: String(index),
}))
const index = indexParties(parties)

it.each([...names, 'Iouri Sokoloff', 'Muhamad Husain', 'Pereira, João', 'Ahmad Al Rashid', 'Sokolv Yuri', 'Somebody Else'])(
  'finds by its index for %s whom it would find by looking at everybody',
  (name) => {
    const subject = toComparableSubject({ name, birthDate: '1990-01-01' })
    const matches = (candidates: Iterable<ReturnType<typeof toComparableParty>>) =>
      [...candidates].filter((candidate) => (matchParty(subject, candidate)?.score ?? 0) >= 0.5).map(({ party }) => party.entityId)
    expect(matches(index.candidatesFor(subject)).toSorted()).toEqual(matches(parties.map(toComparableParty)).toSorted())
  },
)

it('finds whoever has the same number of a document, whatever their name', () => {
  const subject = toComparableSubject({ name: 'Somebody Else', birthDate: '1990-01-01', taxId: 'E-1234567' })
  expect([...index.candidatesFor(subject)].map(({ party }) => party.name)).toEqual(['Li WEI'])
})
