import { describe, expect, it } from 'vitest'
import { readQuota } from './quota.ts'

const now = Date.parse('2026-11-23T12:00:00.000Z')
const quotaOf = (headers: Record<string, string>) => readQuota(new Headers(headers), now)
const inSeconds = (seconds: number) => now + seconds * 1000

describe('what a vendor tells of its quota', () => {
  it.each([
    [
      'DocuSign, in seconds of the epoch',
      { 'X-RateLimit-Limit': '3000', 'X-RateLimit-Remaining': '12', 'X-RateLimit-Reset': String(inSeconds(600) / 1000) },
      { limit: 3000, remaining: 12, resetsAt: inSeconds(600) },
    ],
    [
      'Dropbox Sign, spelled its way',
      {
        'X-Ratelimit-Limit': '100',
        'X-Ratelimit-Limit-Remaining': '5',
        'X-Ratelimit-Remaining': '4',
        'X-Ratelimit-Reset': String(inSeconds(60) / 1000),
      },
      { limit: 100, remaining: 4, resetsAt: inSeconds(60) },
    ],
    [
      'a server of milliseconds',
      { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(inSeconds(30)) },
      { limit: 1000, remaining: 0, resetsAt: inSeconds(30) },
    ],
    [
      'the draft of the IETF, in seconds to go',
      { 'ratelimit-limit': '100, 100;w=60', 'ratelimit-remaining': '50', 'ratelimit-reset': '30' },
      { limit: 100, remaining: 50, resetsAt: inSeconds(30) },
    ],
    [
      'a burst, without its end',
      { 'x-burstlimit-limit': '200', 'x-burstlimit-remaining': '150' },
      { limit: 200, remaining: 150, resetsAt: inSeconds(30) },
    ],
  ])('is read from %s', (_who, headers, quota) => {
    expect(quotaOf(headers)).toEqual(quota)
  })

  it('is the window that is used up first', () => {
    const hour = { 'x-ratelimit-limit': '3000', 'x-ratelimit-remaining': '2900', 'x-ratelimit-reset': String(inSeconds(600) / 1000) }
    expect(quotaOf({ ...hour, 'x-burstlimit-limit': '200', 'x-burstlimit-remaining': '3' })).toMatchObject({ limit: 200, remaining: 3 })
  })

  it.each([
    ['nothing is said', {}],
    ['it is no number', { 'x-ratelimit-limit': 'many', 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '5' }],
    ['the end is not said', { 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '1' }],
    ['the limit is nothing', { 'x-ratelimit-limit': '0', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '5' }],
  ])('is unknown where %s', (_why, headers) => {
    expect(quotaOf(headers)).toBeUndefined()
  })
})
