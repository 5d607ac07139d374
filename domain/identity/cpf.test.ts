import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCpf, formatCpf, isCpf, maskCpf, parseCpf } from './cpf.ts'

describe('CPF', () => {
  it.each([
    ['529.982.247-25', '52998224725'],
    ['52998224725', '52998224725'],
    [' 529.982.247-25 ', '52998224725'],
    ['123.456.789-09', '12345678909'],
  ])('%s is valid', (value, digits) => {
    expect(checkCpf(value)).toEqual({ valid: true, normalized: digits })
    expect(isCpf(value)).toBe(true)
  })

  // In order of precedence: a strange character, then the length, then the separators, then the digits themselves.
  it.each([
    ['390.533.447=0', 'format'],
    ['5299822472A', 'format'],
    ['390.533.447-0', 'length'],
    ['529.982.247-255', 'length'],
    ['5.29982247-25', 'format'],
    ['111.111.111-11', 'component'],
    ['000.000.000-00', 'format'],
    ['529.982.247-24', 'checksum'],
    ['529.982.247-15', 'checksum'],
  ])('%s is refused for its %s', (value, reason) => {
    expect(checkCpf(value)).toEqual({ valid: false, reason })
    expect(() => parseCpf(value)).toThrow(
      expect.objectContaining({ code: 'TAX_ID_MALFORMED', details: { field: 'taxId', type: 'br-cpf', rule: reason } }),
    )
  })

  it('catches every single wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (position, shift) => {
        const digits = '52998224725'.split('')
        digits[position] = String((Number(digits[position]) + shift) % 10)
        expect(isCpf(digits.join(''))).toBe(false)
      }),
    )
  })

  it('is printed in groups and masked in lists', () => {
    const cpf = parseCpf('52998224725')
    expect(formatCpf(cpf)).toBe('529.982.247-25')
    expect(maskCpf(cpf)).toBe('***.982.247-**')
  })
})
