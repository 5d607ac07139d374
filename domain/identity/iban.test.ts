import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkIban, formatIban, parseIban } from './iban.ts'

describe('IBAN', () => {
  it.each([
    ['CH93 0076 2011 6238 5295 7', 'CH9300762011623852957'],
    ['nl91abna0417164300', 'NL91ABNA0417164300'],
    ['NO07.8380.08.06006', 'NO0783800806006'],
    ['ES 58 0049 0290 3424 1352 8341', 'ES5800490290342413528341'],
    ['PK10ABPAGKAZMWGTCNX0V4CQ', 'PK10ABPAGKAZMWGTCNX0V4CQ'],
    ['PS70LHZSSNYJTHZHH7EHOB5MFTVGL', 'PS70LHZSSNYJTHZHH7EHOB5MFTVGL'],
    ['BY77YW0J7702XN1WWWPRJ8PXV0DT', 'BY77YW0J7702XN1WWWPRJ8PXV0DT'],
    ['DO671U2O31771831842177809967', 'DO671U2O31771831842177809967'],
    ['BR15 0000 0000 0000 1093 2840 814P 2', 'BR1500000000000010932840814P2'],
  ])('%s is valid', (value, normalized) => {
    expect(checkIban(value)).toEqual({ valid: true, normalized })
  })

  // In order of precedence.
  it.each([
    ['GB82 WEST 1234_5698 7654 32', 'format'],
    ['XX43 1234', 'country'],
    ['', 'length'],
    ['AD48 0001 2030 2003 5910 01', 'length'],
    ['BE36 5390 0754 7034 1234', 'length'],
    ['BG93 BNBG 9661 1A20 3456 78', 'format'],
    ['PK10 1BPA GKAZ MWGT CNX0 V4CQ', 'format'],
    ['BY7A YW0J 7702 XN1W WWPR J8PX V0DT', 'format'],
    ['CH93 0076 2011 6238 5295 8', 'checksum'],
    ['PK11 ABPA GKAZ MWGT CNX0 V4CQ', 'checksum'],
    ['BE41 5390 0754 7035', 'national-checksum'],
    ['ES21 2100 0418 4502 0005 1331', 'national-checksum'],
  ])('%s is refused for its %s', (value, reason) => {
    expect(checkIban(value)).toEqual({ valid: false, reason })
    expect(() => parseIban(value, 'account')).toThrow(
      expect.objectContaining({ code: 'IBAN_MALFORMED', details: { field: 'account', rule: reason } }),
    )
  })

  it.each(['GB00', 'GB01', 'GB99'])('check digits of %s are never computed for an account', (head) => {
    // Finds an account whose mod 97 these digits satisfy, so that nothing but the digits themselves can refuse it.
    const account = Array.from({ length: 97 }, (_, index) => `${head}WEST123456${String(index).padStart(8, '0')}`)
    expect(account.map((one) => checkIban(one).valid)).not.toContain(true)
    expect(account.map((one) => checkIban(one))).toContainEqual({ valid: false, reason: 'checksum' })
  })

  it('catches every swap of neighbours that differ', () => {
    const iban = 'DE89370400440532013000'
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 20 }), (at) => {
        const swapped = iban.slice(0, at) + iban[at + 1]! + iban[at]! + iban.slice(at + 2)
        expect(checkIban(swapped).valid).toBe(swapped === iban)
      }),
    )
  })

  it('is printed in groups of four', () => {
    expect(formatIban(parseIban('DE89370400440532013000'))).toBe('DE89 3704 0044 0532 0130 00')
  })
})
