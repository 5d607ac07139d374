import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mrzCheckDigit } from './check-digit.ts'
import { detectMrzFormat, parseMrz } from './parse-mrz.ts'

const passport = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
const td2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6']
const td1 = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<']
const visaA = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<']
const visaB = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<']

describe('the specimens of Doc 9303', () => {
  it.each([
    ['TD1', td1],
    ['TD2', td2],
    ['TD3', passport],
    ['MRV-A', visaA],
    ['MRV-B', visaB],
  ] as const)('%s is told by its shape and reads without an error', (format, lines) => {
    expect(detectMrzFormat(lines)).toBe(format)
    const parsed = parseMrz(lines)
    expect(parsed).toMatchObject({ format, wrong: [], misread: [], fields: { surname: 'ERIKSSON', givenNames: 'ANNA MARIA', sex: 'F' } })
  })

  it('gives every field of a passport', () => {
    expect(parseMrz(passport)).toEqual({
      format: 'TD3',
      fields: {
        documentCode: 'P',
        issuingState: 'UTO',
        surname: 'ERIKSSON',
        givenNames: 'ANNA MARIA',
        documentNumber: 'L898902C3',
        nationality: 'UTO',
        birthDate: '740812',
        sex: 'F',
        expiryDate: '120415',
        optionalData: 'ZE184226B',
      },
      checks: { documentNumber: 'valid', birthDate: 'valid', expiryDate: 'valid', optionalData: 'valid', composite: 'valid' },
      wrong: [],
      misread: [],
    })
  })

  it('gives a visa no composite check', () => {
    expect(Object.keys(parseMrz(visaA).checks)).toEqual(['documentNumber', 'birthDate', 'expiryDate'])
  })
})

describe('check digits', () => {
  it.each([
    ['documentNumber', 1, 1],
    ['birthDate', 1, 15],
    ['expiryDate', 1, 24],
    ['optionalData', 1, 31],
  ])('names a wrong %s, and the composite with it', (check, line, position) => {
    const lines = [...passport]
    lines[line] = lines[line]!.slice(0, position) + '9' + lines[line]!.slice(position + 1)
    expect(parseMrz(lines).wrong).toEqual([check, 'composite'])
  })

  it('names the composite alone when only its own digit is wrong', () => {
    expect(parseMrz([passport[0]!, passport[1]!.slice(0, 43) + '1']).wrong).toEqual(['composite'])
  })

  it('accepts a filler or a zero over the empty optional data of a passport, nothing else', () => {
    const line = (digit: string) => {
      const head = `L898902C36UTO7408122F1204159<<<<<<<<<<<<<<${digit}`
      return head + mrzCheckDigit(head.slice(0, 10) + head.slice(13, 20) + head.slice(21, 43))
    }
    expect(parseMrz([passport[0]!, line('<')]).wrong).toEqual([])
    expect(parseMrz([passport[0]!, line('0')]).wrong).toEqual([])
    expect(parseMrz([passport[0]!, line('1')]).wrong).toEqual(['optionalData'])
  })

  it('catches any single wrong character of the lower line of a passport that the standard can catch', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 5, 13, 16, 21, 26, 30), fc.integer({ min: 1, max: 9 }), (position, shift) => {
        const lower = passport[1]!
        const changed = String.fromCodePoint(48 + ((lower.codePointAt(position)! - 48 + shift) % 10))
        expect(parseMrz([passport[0]!, lower.slice(0, position) + changed + lower.slice(position + 1)]).wrong).not.toEqual([])
      }),
    )
  })
})

describe('a document number longer than nine characters', () => {
  const long = ['I<UTOD23145890<7349<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<<<<<<<<<<<<<<']

  it('continues in the optional data, its check digit at the end', () => {
    expect(parseMrz(long)).toMatchObject({ wrong: [], fields: { documentNumber: 'D23145890734', optionalData: '' } })
  })

  it('leaves the rest of the optional data to itself', () => {
    const upper = 'I<UTOD23145890<7349<REST<<<<<<'
    expect(parseMrz([upper, long[1]!, long[2]!]).fields.optionalData).toBe('REST')
  })

  it('may count the announcing filler, as Belgian cards do', () => {
    const number = '000590240601'
    const without = mrzCheckDigit(number)
    const counted = mrzCheckDigit('000590240<601')
    expect(without).not.toBe(counted)
    for (const digit of [without, counted]) {
      const upper = `IDBEL000590240<601${digit}`.padEnd(30, '<')
      expect(parseMrz([upper, '8512017F0901015BEL<<<<<<<<<<<8', 'VAN<DER<VELDEN<<GREET<HILDE<<<']).checks.documentNumber).toBe('valid')
    }
  })

  it('does not exist in a passport', () => {
    const lower = `L898902C3<UTO7408122F1204159ZE184226B<<<<<1`
    expect(parseMrz([passport[0]!, `${lower}0`]).wrong).toContain('documentNumber')
  })
})

describe('what is no zone', () => {
  it.each([
    ['no lines', []],
    ['one line', [passport[0]!]],
    ['a short line', [passport[0]!, passport[1]!.slice(1)]],
    ['small letters', [passport[0]!.toLowerCase(), passport[1]!]],
    ['a blank', [passport[0]!.replace('<', ' '), passport[1]!]],
  ])('is refused: %s', (_why, lines) => {
    expect(() => parseMrz(lines)).toThrow(expect.objectContaining({ code: 'MRZ_MALFORMED' }))
  })

  it('is refused when it is another format than asked for', () => {
    expect(() => parseMrz(td2, 'TD3')).toThrow(expect.objectContaining({ code: 'MRZ_MALFORMED' }))
  })

  it.each([
    ['a digit in a name', 0, 6, '1', 'surname'],
    ['a digit in the nationality', 1, 11, '0', 'nationality'],
    ['a letter in a date', 1, 14, 'O', 'birthDate'],
    ['an unknown sex', 1, 20, '7', 'sex'],
  ])('but %s is read and named', (_why, line, position, character, field) => {
    const lines = [...passport]
    lines[line] = lines[line]!.slice(0, position) + character + lines[line]!.slice(position + 1)
    expect(parseMrz(lines).misread).toEqual([field])
  })
})
