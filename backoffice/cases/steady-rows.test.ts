import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepSteady, newsText } from './steady-rows.ts'

type Row = { id: string; status: string }
const print = (row: Row) => row.status
const a: Row = { id: 'a', status: 'in_checks' }
const b: Row = { id: 'b', status: 'needs_review' }
const c: Row = { id: 'c', status: 'on_hold' }

describe('a list that goes on under the eyes of whoever looks', () => {
  it('marks what changed, in its place', () => {
    const { rows } = keepSteady([a, b], [b, { ...a, status: 'declined' }], print)
    expect(rows).toEqual([{ item: { id: 'a', status: 'declined' }, mark: 'changed' }, { item: b }])
  })

  it('keeps what left until it is asked to show the change', () => {
    const steady = keepSteady([a, b], [b], print)
    expect(steady.rows).toEqual([{ item: a, mark: 'left' }, { item: b }])
    expect(newsText(steady)).toBe('1 moved on')
  })

  it('counts what came without pushing it in', () => {
    const steady = keepSteady([b], [c, a, b], print)
    expect(steady.rows.map((row) => row.item.id)).toEqual(['b'])
    expect(newsText(steady)).toBe('2 new')
  })

  it('says nothing where nothing came or went', () => {
    expect(newsText(keepSteady([a], [a], print))).toBe('')
  })

  it('never moves, drops or adds a row', () => {
    const list = fc.uniqueArray(fc.record({ id: fc.string(), status: fc.string() }), { selector: (row) => row.id })
    fc.assert(
      fc.property(list, list, (shown, fresh) => {
        expect(keepSteady(shown, fresh, print).rows.map((row) => row.item.id)).toEqual(shown.map((row) => row.id))
      }),
    )
  })
})
