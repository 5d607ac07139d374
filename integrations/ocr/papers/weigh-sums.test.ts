import { describe, expect, it } from 'vitest'
import { weighSums, type Sum } from './weigh-sums.ts'

type Name = 'base' | 'overtime' | 'gross' | 'tax' | 'net'
const sums: Sum<Name>[] = [
  { parts: ['base', 'overtime'], whole: 'gross' },
  { parts: ['gross', 'tax'], whole: 'net' },
]
const weigh = (figures: Partial<Record<Name, number>>, of = sums) => {
  const { proven, contradicted } = weighSums(new Map(Object.entries(figures) as [Name, number][]), of)
  return { proven: [...proven].toSorted(), contradicted: [...contradicted].toSorted() }
}

describe('the sums of a paper', () => {
  it('prove all figures where they hold', () => {
    const { proven, contradicted } = weigh({ base: 500, overtime: 40, gross: 540, tax: -40, net: 500 })
    expect([proven, contradicted]).toEqual([['base', 'gross', 'net', 'overtime', 'tax'], []])
  })

  it('tell a misread line from the totals that another sum proves', () => {
    expect(weigh({ base: 600, overtime: 40, gross: 540, tax: -40, net: 500 })).toEqual({
      proven: ['gross', 'net', 'tax'],
      contradicted: ['base', 'overtime'],
    })
  })

  it('contradict everything where none holds', () => {
    expect(weigh({ base: 500, overtime: 40, gross: 640, tax: -40, net: 500 })).toEqual({
      proven: [],
      contradicted: ['base', 'gross', 'net', 'overtime', 'tax'],
    })
  })

  it('say nothing where a figure is missing', () => {
    expect(weigh({ base: 500, gross: 540, net: 500 })).toEqual({ proven: [], contradicted: [] })
  })

  it('of two figures that are alike prove nothing, unless one of them is proven otherwise', () => {
    const alone: Sum<Name>[] = [{ parts: ['base'], whole: 'gross' }]
    expect(weigh({ base: 540, gross: 540 }, alone)).toEqual({ proven: [], contradicted: [] })
    expect(weigh({ base: 540, gross: 540, tax: -40, net: 500 }, [...alone, sums[1]!]).proven).toEqual(['base', 'gross', 'net', 'tax'])
  })
})
