import { describe, expect, it } from 'vitest'
import { accessRefusals } from './call-outcome.ts'
import { type ProviderFigures, type ProviderState, providerState } from './provider-state.ts'

const now = '2026-11-23T12:00:00.000Z'
const earlier = '2026-11-23T11:50:00.000Z'
const later = '2026-11-23T11:58:00.000Z'

describe('the state of a provider', () => {
  const cases: [situation: string, figures: Omit<ProviderFigures, 'failuresInARow'> & { failuresInARow?: number }, state: ProviderState][] =
    [
      ['nobody called it', { calls: 0, failures: 0 }, 'quiet'],
      ['every call was answered', { calls: 40, failures: 0, lastSuccessAt: later }, 'working'],
      ['one in a hundred failed', { calls: 100, failures: 1, lastSuccessAt: later, lastFailureAt: earlier }, 'working'],
      ['one in twenty failed', { calls: 20, failures: 1, lastSuccessAt: later, lastFailureAt: earlier }, 'struggling'],
      ['half failed, the last one too', { calls: 2, failures: 1, lastSuccessAt: earlier, lastFailureAt: later }, 'failing'],
      ['all failed and it never answered', { calls: 3, failures: 3, lastFailureAt: later }, 'failing'],
      [
        'the last five of twenty failed',
        { calls: 20, failures: 5, failuresInARow: 5, lastSuccessAt: earlier, lastFailureAt: later },
        'failing',
      ],
      [
        'the three attempts of one case failed',
        { calls: 20, failures: 3, failuresInARow: 3, lastSuccessAt: earlier, lastFailureAt: later },
        'struggling',
      ],
      ['all but the last failed', { calls: 4, failures: 3, lastSuccessAt: later, lastFailureAt: earlier }, 'struggling'],
      ['it asked us to wait', { calls: 40, failures: 1, lastSuccessAt: later, limitedUntil: '2026-11-23T12:00:30.000Z' }, 'limited'],
      [
        'it asked us to wait, and fails',
        { calls: 1, failures: 1, lastFailureAt: later, limitedUntil: '2026-11-23T12:00:30.000Z' },
        'failing',
      ],
      ['the time to wait is over', { calls: 40, failures: 0, lastSuccessAt: later, limitedUntil: later }, 'working'],
    ]
  it.each(cases)('where %s', (_situation, figures, state) => {
    expect(providerState({ failuresInARow: 0, ...figures }, now)).toBe(state)
  })
})

it('counts a refusal of our access as a failure of the provider, and a refusal of the question as none', () => {
  expect(accessRefusals).toContain('TAX_AUTHORITY_MISCONFIGURED')
  expect(accessRefusals).toContain('PROVIDER_ANSWER_UNEXPECTED')
  expect(accessRefusals).not.toContain('TAX_AUTHORITY_REFUSED')
})
