import { describe, expect, it } from 'vitest'
import type { CaseEvent, ListedOrder, Message } from '../generated/api.ts'
import { byDay, mergeTimeline } from './merge-timeline.ts'

const event = (sequence: number, at: string, change: Partial<CaseEvent> = {}): CaseEvent => ({
  caseId: 'c-1',
  sequence,
  kind: 'step_done',
  at,
  step: 'taxAuthority',
  actor: { kind: 'system', name: null },
  sentence: `Sentence ${sequence}.`,
  facts: {},
  ...change,
})
const order = (change: Partial<ListedOrder>): ListedOrder => ({
  orderId: 'o-1',
  caseId: 'c-1',
  kind: 'retryStep',
  step: 'taxAuthority',
  stepLabel: 'Tax authority',
  by: { kind: 'staff', name: 'Rita Moraes', roles: ['reviewer'] },
  reasonCode: 'passing_fault',
  reason: 'A passing fault',
  note: 'They told me on the phone',
  state: 'carried_out',
  refusal: null,
  requestedAt: '2026-11-05T10:02:00.000Z',
  completedAt: null,
  ...change,
})
const message = (change: Partial<Message>): Message => ({
  id: 'm-1',
  rootCaseId: 'c-1',
  caseReference: 'L-1',
  channel: 'sms',
  template: 'details',
  locale: 'pt-BR',
  recipient: '+55',
  subject: null,
  body: 'Tenor: falta a foto.\nMais.',
  state: 'sent',
  errorCode: null,
  attempts: 1,
  createdAt: '2026-11-05T10:01:30.000Z',
  sentAt: null,
  ...change,
})
const none = { events: [], orders: [], messages: [] }

describe('the story of a case', () => {
  it('is one stream, the newest first', () => {
    const items = mergeTimeline({
      events: [event(2, '2026-11-05T10:03:00.000Z'), event(1, '2026-11-05T10:00:00.000Z')],
      orders: [],
      messages: [message({})],
    })
    expect(items.map((item) => item.sentence)).toEqual(['Sentence 2.', 'SMS to the applicant: Tenor: falta a foto.', 'Sentence 1.'])
  })

  it('keeps the order of what happened in the same instant', () => {
    const at = '2026-11-05T10:00:00.000Z'
    const items = mergeTimeline({ ...none, events: [event(10, at), event(9, at)] })
    expect(items.map((item) => item.sentence)).toEqual(['Sentence 10.', 'Sentence 9.'])
  })

  it('gives an order its reason and the words of whoever gave it', () => {
    const given = event(2, '2026-11-05T10:02:01.000Z', {
      kind: 'order_given',
      actor: { kind: 'staff', name: 'Rita Moraes' },
      facts: { orderId: 'o-1', order: 'retryStep' },
    })
    expect(mergeTimeline({ ...none, events: [given], orders: [order({})] })).toMatchObject([
      { kind: 'staff', actor: 'Rita Moraes', reason: 'A passing fault', note: 'They told me on the phone' },
    ])
  })

  it('tells a refused order, which has no event', () => {
    const refused = order({ state: 'refused', refusal: { code: 'SECOND_PERSON_REQUIRED', title: 'Another person must confirm it' } })
    expect(mergeTimeline({ ...none, orders: [refused] })[0]?.sentence).toBe(
      'Tax authority: an order was refused. Another person must confirm it.',
    )
  })

  it('shows no message before the events around it are there', () => {
    const items = mergeTimeline({
      ...none,
      events: [event(9, '2026-11-05T10:03:00.000Z')],
      messages: [message({ createdAt: '2026-11-04T10:00:00.000Z' })],
    })
    expect(items).toHaveLength(1)
  })

  it('leaves out what tells nobody anything', () => {
    expect(mergeTimeline({ ...none, events: [event(1, '2026-11-05T10:00:00.000Z', { kind: 'run_continued' })] })).toEqual([])
  })

  it('is told day by day', () => {
    const items = mergeTimeline({ ...none, events: [event(2, '2026-11-06T10:00:00.000Z'), event(1, '2026-11-05T10:00:00.000Z')] })
    expect(byDay(items, (at) => at.slice(0, 10)).map(({ day, items: ofDay }) => [day, ofDay.length])).toEqual([
      ['2026-11-06', 1],
      ['2026-11-05', 1],
    ])
  })
})
