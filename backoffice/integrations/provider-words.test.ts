import { describe, expect, it } from 'vitest'
import type { Integration, Provider } from '../generated/api.ts'
import { durationText, failureRateText, headlineOf } from './provider-words.ts'

describe('the failure rate of a provider', () => {
  it.each([
    [0, 0, '–'],
    [40, 0, '0%'],
    [40, 3, '7.5%'],
    [3, 3, '100%'],
    [3, 2, '67%'],
    [5000, 1, '< 0.1%'],
    [10, 1, '10%'],
  ])('of %i calls with %i failures is %s', (calls, failures, text) => {
    expect(failureRateText({ calls, failures })).toBe(text)
  })
})

describe('how long a call took', () => {
  it.each([
    [87, '87 ms'],
    [999, '999 ms'],
    [1240, '1.2 s'],
    [20_000, '20 s'],
    [60_000, '1 min'],
    [125_000, '2 min 5 s'],
  ])('%i milliseconds are %s', (ms, text) => {
    expect(durationText(ms)).toBe(text)
  })
})

describe('what is said first of all outside systems', () => {
  const integrations = (...states: [label: string, state: Provider['state']][]): Integration[] => [
    {
      capability: 'tax',
      label: 'Tax authority',
      choice: null,
      providers: states.map(([label, state]) => ({ label, state }) as Provider),
    },
  ]
  it.each<[situation: string, items: Integration[], text: string]>([
    ['nothing is wrong', integrations(['Serpro', 'working'], ['VIES', 'quiet']), 'Every system that was called lately answers.'],
    ['one does not answer', integrations(['Serpro', 'failing'], ['VIES', 'working']), 'Serpro does not answer.'],
    [
      'an outage goes before trouble',
      integrations(['VIES', 'limited'], ['Serpro', 'failing'], ['Twilio', 'failing']),
      'Serpro and Twilio do not answer. 1 more has trouble.',
    ],
    ['there is trouble only', integrations(['VIES', 'struggling']), 'VIES answers with trouble.'],
  ])('where %s', (_situation, items, text) => {
    expect(headlineOf(items).text).toBe(text)
  })
})
