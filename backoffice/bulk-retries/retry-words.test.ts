import { describe, expect, it } from 'vitest'
import type { BulkRetry, ProviderFailure } from '../generated/api.ts'
import { bulkRetryLook, bulkRetryTitle, progressText, retrySubjects } from './retry-words.ts'

const none = { waiting: 0, went_on: 0, parked_again: 0, overtaken: 0, refused: 0, our_fault: 0, left_under_way: 0, not_tried: 0 }

describe('a bulk retry', () => {
  it.each<[situation: string, tally: Partial<BulkRetry['tally']>, text: string]>([
    ['has just begun', { waiting: 40 }, '0 of 40 cases tried'],
    ['is half through', { waiting: 28, went_on: 10, parked_again: 2 }, '12 of 40 cases tried, 10 went on, 2 parked again'],
    [
      'was given up',
      { not_tried: 30, parked_again: 6, refused: 1, overtaken: 3 },
      '10 of 40 cases tried, 6 parked again, 1 refused, 3 dealt with by others',
    ],
  ])('that %s says how far it is', (_situation, tally, text) => {
    expect(progressText({ cases: 40, tally: { ...none, ...tally } })).toBe(text)
  })

  it('that was asked to stop is stopping until those under way have ended', () => {
    const asked = { stateLabel: 'Under way', stopAskedAt: '2026-11-23T12:00:00.000Z' }
    expect(bulkRetryLook({ ...asked, state: 'running' }).label).toBe('Stopping')
    expect(bulkRetryLook({ ...asked, state: 'stopped', stateLabel: 'Stopped' }).label).toBe('Stopped')
  })

  it('is called after what it was asked for', () => {
    const failure = { code: 'TAX_AUTHORITY_DOWN', title: 'The tax authority did not answer' }
    expect(bulkRetryTitle({ providerLabel: 'Serpro', capabilityLabel: null, failure })).toBe('Serpro: The tax authority did not answer')
    expect(bulkRetryTitle({ providerLabel: null, capabilityLabel: 'Signing', failure: null })).toBe('Signing')
  })
})

it('counts a failure once, whatever steps it parked, and what parks most first', () => {
  const failure = (change: Partial<ProviderFailure>): ProviderFailure => ({
    provider: 'docusign',
    providerLabel: 'DocuSign',
    failure: { code: 'ESIGN_DOWN', title: 'The signing service did not answer' },
    cause: 'retries_spent',
    process: 'loan',
    step: 'envelope',
    stepLabel: 'Signature request',
    cases: 3,
    oldestSince: '2026-11-23T11:00:00.000Z',
    ...change,
  })
  const subjects = retrySubjects([
    failure({}),
    failure({ provider: 'serpro', providerLabel: 'Serpro', cases: 5 }),
    failure({ step: 'seal', stepLabel: 'Sealed contract', cases: 4, oldestSince: '2026-11-23T10:00:00.000Z' }),
    failure({ cause: 'refused', cases: 1 }),
  ])
  expect(subjects.map(({ provider, cause, cases, steps, oldestSince }) => [provider, cause, cases, steps, oldestSince])).toEqual([
    ['docusign', 'retries_spent', 7, ['Signature request', 'Sealed contract'], '2026-11-23T10:00:00.000Z'],
    ['serpro', 'retries_spent', 5, ['Signature request'], '2026-11-23T11:00:00.000Z'],
    ['docusign', 'refused', 1, ['Signature request'], '2026-11-23T11:00:00.000Z'],
  ])
})
