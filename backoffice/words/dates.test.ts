import { describe, expect, it } from 'vitest'
import { dateText, dueText, forText, instantText, isIsoDate, secondText, urgencyOf, spanText } from './dates.ts'

describe('a date', () => {
  it('is written one way, whatever the place', () => {
    expect(dateText('2026-11-05')).toBe('5 Nov 2026')
  })

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2023-13-01', false],
    ['29/02/2024', false],
    ['', false],
  ])('typed as %s is one: %s', (text, isOne) => {
    expect(isIsoDate(text)).toBe(isOne)
  })

  it('that is masked stays masked', () => {
    expect(dateText('1988-**-**')).toBe('1988-**-**')
  })
})

describe('an instant', () => {
  it('is written in the time of the desk', () => {
    const at = new Date(2026, 10, 5, 9, 3)
    expect(instantText(at.toISOString())).toBe('5 Nov 2026, 09:03')
    expect(secondText(new Date(2026, 10, 5, 9, 3, 7).toISOString())).toBe('09:03:07')
  })

  const spans: [from: string, to: string, span: string, due: string][] = [
    ['2026-11-05T10:00:00.000Z', '2026-11-05T10:00:40.000Z', 'now', 'due now'],
    ['2026-11-05T10:00:00.000Z', '2026-11-05T10:59:59.000Z', '59 min', 'due in 59 min'],
    ['2026-11-05T10:00:00.000Z', '2026-11-05T13:30:00.000Z', '3 h', 'due in 3 h'],
    ['2026-11-05T10:00:00.000Z', '2026-11-08T10:00:00.000Z', '3 d', 'due in 3 d'],
    ['2026-11-08T10:00:00.000Z', '2026-11-05T10:00:00.000Z', '3 d', 'overdue by 3 d'],
    ['2026-11-08T10:00:10.000Z', '2026-11-08T10:00:00.000Z', 'now', 'due now'],
  ]
  it.each(spans)('seen from %s, %s is %s away', (now, at, span, due) => {
    expect(spanText(now, at)).toBe(span)
    expect(dueText(at, now)).toBe(due)
    expect(forText(at, now)).toBe(span === 'now' ? 'just now' : `for ${span}`)
  })

  const urgencies: [now: string, since: string | null, urgency: string][] = [
    ['2026-11-05T12:59:59.000Z', '2026-11-05T10:00:00.000Z', 'later'],
    ['2026-11-05T13:00:00.000Z', '2026-11-05T10:00:00.000Z', 'soon'],
    ['2026-11-05T14:00:00.000Z', '2026-11-05T10:00:00.000Z', 'soon'],
    ['2026-11-05T14:00:01.000Z', '2026-11-05T10:00:00.000Z', 'late'],
    ['2026-11-05T13:59:59.000Z', null, 'later'],
    ['2026-11-05T14:00:01.000Z', null, 'late'],
  ]
  it.each(urgencies)('that is due at two in the afternoon has its urgency at %s where it began at %s: %s', (now, since, urgency) => {
    expect(urgencyOf('2026-11-05T14:00:00.000Z', since, now)).toBe(urgency)
  })
})
