import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weighMovements, type Movement } from './weigh-movements.ts'

const moved = (amountMinor: number, balanceMinor?: number, isDirected = true): Movement => ({ amountMinor, balanceMinor, isDirected })
const ends = { openingMinor: 1000, closingMinor: 1300 }

describe('the lines of a statement', () => {
  it('are proven by the balances before and after them', () => {
    const weighed = weighMovements([moved(500, 1500), moved(-200, 1300)], ends)
    expect(weighed).toEqual({
      movements: [
        { amountMinor: 500, balanceMinor: 1500, verdict: 'proven' },
        { amountMinor: -200, balanceMinor: 1300, verdict: 'proven' },
      ],
      opening: 'proven',
      closing: 'proven',
      isContradicted: false,
    })
  })

  it('without balances of their own are proven by the first and the last', () => {
    const weighed = weighMovements([moved(500), moved(-200)], ends)
    expect(weighed.movements.map(({ verdict }) => verdict)).toEqual(['proven', 'proven'])
    expect(weighMovements([moved(500), moved(-210)], ends).movements.map(({ verdict }) => verdict)).toEqual([
      'contradicted',
      'contradicted',
    ])
  })

  it('go the way that the balances tell where no sign was read, and only there', () => {
    const [first, second] = weighMovements([moved(500, 1500), moved(200, 1300, false)], ends).movements
    expect([first, second]).toMatchObject([{ amountMinor: 500 }, { amountMinor: -200, verdict: 'proven' }])
    expect(weighMovements([moved(500, 1500), moved(200, 1300, true)], ends)).toMatchObject({
      movements: [{ verdict: 'proven' }, { amountMinor: 200, verdict: 'contradicted' }],
      isContradicted: true,
    })
  })

  it('tell a misread balance from those on both sides of it', () => {
    const weighed = weighMovements([moved(500, 1600), moved(-200, 1300)], ends)
    expect(weighed.movements[0]).toEqual({ amountMinor: 500, balanceMinor: 1500, verdict: 'proven' })
    expect(weighed.isContradicted).toBe(true)
  })

  it('are not proven beside a line that was lost', () => {
    const weighed = weighMovements([moved(500, 1500), moved(-300, 1000)], { openingMinor: 1000, closingMinor: 1000 })
    expect(weighed.movements.map(({ verdict }) => verdict)).toEqual(['proven', 'contradicted'])
  })

  it('that two ways of signing explain are left to a person', () => {
    expect(
      weighMovements([moved(100, undefined, false), moved(100, undefined, false)], { openingMinor: 0, closingMinor: 0 }).movements,
    ).toMatchObject([{ verdict: 'contradicted' }, { verdict: 'contradicted' }])
  })

  it('whose closing balance differs from that of the last line contradict each other there', () => {
    const weighed = weighMovements([moved(500, 1500)], { openingMinor: 1000, closingMinor: 1501 })
    expect(weighed).toMatchObject({ closing: 'contradicted', isContradicted: true, movements: [{ verdict: 'proven' }] })
  })

  it('are never proven at another value than they have, whichever one figure was misread', () => {
    const line = fc.integer({ min: -90_000, max: 90_000 }).filter((amount) => amount !== 0)
    const misreading = fc.record({ at: fc.nat(), of: fc.constantFrom('amount', 'balance'), by: fc.integer({ min: 1, max: 500_000 }) })
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 9 }), misreading, (amounts, { at, of, by }) => {
        let balance = 100_000
        const right = amounts.map((amount) => moved(amount, (balance += amount)))
        const index = at % right.length
        const read = right.map((one, number) => {
          if (number !== index) return one
          return of === 'amount' ? { ...one, amountMinor: one.amountMinor + by } : { ...one, balanceMinor: one.balanceMinor! + by }
        })
        const weighed = weighMovements(read, { openingMinor: 100_000, closingMinor: balance })
        weighed.movements.forEach(({ amountMinor, balanceMinor, verdict }, number) => {
          if (verdict === 'proven') expect([amountMinor, balanceMinor]).toEqual([right[number]!.amountMinor, right[number]!.balanceMinor])
        })
        expect(weighed.isContradicted).toBe(true)
      }),
    )
  })
})
