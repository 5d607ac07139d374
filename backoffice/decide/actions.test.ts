import { describe, expect, it } from 'vitest'
import type { OfferedOrder } from '../generated/api.ts'
import { primaryAction, toActions } from './actions.ts'

const offer = (kind: OfferedOrder['kind'], choices: string[] = [], needsSecondPerson = false): OfferedOrder => ({
  kind,
  step: 'screening',
  choices,
  needsSecondPerson,
})

describe('what a person may do', () => {
  it('is one button a kind, with the choices of all its offers', () => {
    const actions = toActions([offer('decideStep', ['clear'], true), offer('decideStep', ['confirm'])])
    expect(actions).toEqual([
      {
        kind: 'decideStep',
        choices: [
          { code: 'clear', needsSecondPerson: true },
          { code: 'confirm', needsSecondPerson: false },
        ],
        secondPerson: 'sometimes',
      },
    ])
  })

  it('says beforehand whether a second person is needed', () => {
    expect(toActions([offer('skipStep', [], true)])[0]?.secondPerson).toBe('always')
    expect(toActions([offer('retryStep')])[0]?.secondPerson).toBe('never')
  })

  it('is only what the API offers', () => {
    expect(toActions([])).toEqual([])
    expect(toActions([offer('withdrawCase'), offer('changeTerms'), offer('confirmProposal')])).toEqual([])
  })

  it('has what moves the case on before what stops it', () => {
    const kinds = toActions([offer('cancelCase'), offer('enterResult'), offer('retryStep'), offer('decideStep', ['clear'])])
    expect(kinds.map(({ kind }) => kind)).toEqual(['decideStep', 'retryStep', 'enterResult', 'cancelCase'])
  })

  it('begins with a decision, else with another try', () => {
    const primary = (...kinds: OfferedOrder['kind'][]) => primaryAction(toActions(kinds.map((kind) => offer(kind))))?.kind
    expect(primary('retryStep', 'decideStep')).toBe('decideStep')
    expect(primary('enterResult', 'retryStep')).toBe('retryStep')
    expect(primary('releaseCase')).toBe('releaseCase')
    expect(primary()).toBeUndefined()
  })
})
