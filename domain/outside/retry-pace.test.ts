import { describe, expect, it } from 'vitest'
import { firstPace, isInVain, nextPace, type RetryPace, type TriedStep } from './retry-pace.ts'

const wentOn: TriedStep = { outcome: 'went_on', isOutage: false }
const outage: TriedStep = { outcome: 'parked_again', isOutage: true }
const judged: TriedStep = { outcome: 'parked_again', isOutage: false }
const overtaken: TriedStep = { outcome: 'overtaken', isOutage: false }

const after = (...rounds: TriedStep[][]): RetryPace => rounds.reduce((pace, round) => nextPace(pace, round, 1000), firstPace(1000))

describe('the pace of a bulk retry', () => {
  it('begins with one, and doubles while the provider answers, up to eight at once', () => {
    const widths = [0, 1, 2, 3, 4].map((rounds) => after(...Array.from({ length: rounds }, () => [wentOn])).atOnce)
    expect(widths).toEqual([1, 2, 4, 8, 8])
  })

  it('takes an answer that a person must judge for an answer', () => {
    expect(after([judged])).toEqual({ atOnce: 2, pauseMs: 1000, roundsInVain: 0 })
  })

  it('halves when some of a round meet the outage again', () => {
    expect(after([wentOn], [wentOn], [wentOn], [wentOn, outage])).toEqual({ atOnce: 4, pauseMs: 1000, roundsInVain: 0 })
  })

  it('goes back to one, and waits longer each time, when a whole round meets the outage', () => {
    expect(after([wentOn], [outage, outage])).toEqual({ atOnce: 1, pauseMs: 5000, roundsInVain: 1 })
    expect(after([outage], [outage])).toEqual({ atOnce: 1, pauseMs: 10_000, roundsInVain: 2 })
  })

  it('gives up after three rounds in vain in a row, and not when an answer came between them', () => {
    expect(isInVain(after([outage], [outage]))).toBe(false)
    expect(isInVain(after([outage], [outage], [outage]))).toBe(true)
    expect(isInVain(after([outage], [outage], [wentOn], [outage]))).toBe(false)
  })

  it('learns nothing from steps that somebody else had dealt with', () => {
    expect(after([outage], [overtaken])).toEqual(after([outage]))
  })
})
