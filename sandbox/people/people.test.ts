import { describe, expect, it } from 'vitest'
import { scoreEntity } from '../yente/match.ts'
import { isCpf } from './cpf.ts'
import { people } from './people.ts'
import { fullNameOf } from './person.ts'
import { trialPeople } from './trial-people.ts'
import { watchList } from './watch-list.ts'

describe('the people of the sandbox', () => {
  it('have tax numbers that pass their check digits, as the published trial numbers do', () => {
    expect([...people, ...trialPeople].filter((person) => !isCpf(person.taxId))).toEqual([])
    expect(isCpf('11122233125')).toBe(false)
    expect(isCpf('11111111111')).toBe(false)
  })

  it('can be told apart by everything that identifies somebody', () => {
    const keys = ['slug', 'taxId', 'phone', 'email', 'randomPixKey'] as const
    expect(keys.filter((key) => new Set(people.map((person) => person[key])).size < people.length)).toEqual([])
    expect(people.map((person) => person.taxId).filter((taxId) => trialPeople.some((trial) => trial.taxId === taxId))).toEqual([])
  })

  it('are reachable nowhere in the world', () => {
    expect(people.every((person) => person.email.endsWith('@example.org') && /^\+55119000000\d\d$/.test(person.phone))).toBe(true)
  })

  it('cover every situation that the tax authority knows', () => {
    const situations = new Set(people.map((person) => (person.tax === 'unknown' ? 'unknown' : person.tax.situation)))
    expect([...situations].sort()).toEqual(['0', '2', '3', '4', '5', '8', '9', 'unknown'])
  })

  it('match the watch list as their stories say, and nobody else does', () => {
    const hits = people.flatMap((person) =>
      watchList
        .map((entity) =>
          scoreEntity(
            { schema: 'Person', properties: { name: [fullNameOf(person)], birthDate: [person.birthDate], nationality: ['br'] } },
            entity,
            0.7,
          ),
        )
        .filter((entity) => entity.match)
        .map((entity) => `${person.slug} ${entity.id} ${entity.score}`),
    )
    expect(hits).toEqual([
      'joao-near-match NK-joao-carlos-pereira 0.85',
      'katia-pep NK-katia-regina-valadares 1',
      'yuri-sanctioned NK-yuri-sokolov-andrade 1',
    ])
  })
})
