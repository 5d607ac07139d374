import { describe, expect, it } from 'vitest'
import { limitText, measureText } from './MeasureTable.tsx'

describe('a measure of the policy', () => {
  const values: [value: Parameters<typeof measureText>[0], text: string][] = [
    [{ unit: 'minor', value: '141200' }, 'R$1,412.00'],
    [{ unit: 'percent', value: '30.1' }, '30.1%'],
    [{ unit: 'years', value: '18' }, '18 years'],
    [{ unit: 'points', value: '1000' }, '1,000'],
    [{ unit: 'count', value: '0' }, '0'],
    [{ unit: 'code', value: 'BR' }, 'BR'],
    [{ unit: 'code', value: 'no_hit,not_asked' }, 'No hit and Not asked'],
  ]
  it.each(values)('%o is read as %s', (value, text) => {
    expect(measureText(value, 'BRL')).toBe(text)
  })

  it('says on which side its limit is', () => {
    expect(limitText({ limit: { is: 'at_least', measure: { unit: 'points', value: '650' } } }, 'BRL')).toBe('at least 650')
    expect(limitText({ limit: { is: 'at_most', measure: { unit: 'percent', value: '30' } } }, 'BRL')).toBe('at most 30%')
    expect(limitText({ limit: { is: 'one_of', measure: { unit: 'code', value: 'BR' } } }, 'BRL')).toBe('BR')
  })
})
