import { describe, expect, it } from 'vitest'
import { caseStates, messageStates, offerStates, proposalStates, stepLook, stepStates, type StateLook } from './states.ts'

describe('a state', () => {
  const groups: [name: string, states: Record<string, StateLook>][] = [
    ['case', caseStates],
    ['step', stepStates],
    ['proposal', proposalStates],
    ['message', messageStates],
    ['offer', offerStates],
  ]
  it.each(groups)('of a %s is told from the others without colour', (_name, states) => {
    const looks = Object.values(states)
    expect(new Set(looks.map(({ label }) => label)).size).toBe(looks.length)
    expect(looks.filter(({ icon, label }) => icon.length === 0 || label.length === 0)).toEqual([])
  })

  it('of a step says whom it waits for', () => {
    const waiting = (waitsFor: 'applicant' | 'staff' | 'outside') => stepLook({ state: 'waiting', waitsFor, attention: null }).label
    expect([waiting('applicant'), waiting('staff'), waiting('outside')]).toEqual([
      'Waits for applicant',
      'Needs a decision',
      'Waits for an answer',
    ])
  })

  it('of a step tells a judgement from a repair', () => {
    const attention = { code: 'X', sentence: '', facts: {}, rawError: null, provider: null, attempts: 1, since: '2026-11-05T10:00:00.000Z' }
    const look = (cause: 'judgement' | 'retries_spent') =>
      stepLook({ state: 'needs_attention', waitsFor: null, attention: { ...attention, cause } })
    expect(look('judgement').label).toBe('Needs review')
    expect(look('retries_spent').label).toBe('Needs attention')
  })
})
