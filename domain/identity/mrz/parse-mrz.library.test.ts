import * as fc from 'fast-check'
import { parse } from 'mrz'
import { expect, it } from 'vitest'
import { mrzCheckDigit } from './check-digit.ts'
import { parseMrz, type MrzCheck } from './parse-mrz.ts'

// A second reader of the same zones, by other people: what both find wrong is the same, whatever was misread.

const libraryNames: Record<string, MrzCheck> = {
  documentNumberCheckDigit: 'documentNumber',
  birthDateCheckDigit: 'birthDate',
  expirationDateCheckDigit: 'expiryDate',
  personalNumberCheckDigit: 'optionalData',
  compositeCheckDigit: 'composite',
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const date = fc
  .record({ year: fc.integer({ min: 0, max: 99 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ year, month, day }) => [year, month, day].map((part) => String(part).padStart(2, '0')).join(''))

const facts = fc.record({
  number: fc.stringMatching(/^[A-Z][0-9A-Z]{8}$/),
  birth: date,
  expiry: date,
  sex: fc.constantFrom('F', 'M', '<'),
  optional: fc.oneof(fc.constant(''), digits(8)),
})

const checked = (field: string) => field + mrzCheckDigit(field)

function td1({ number, birth, expiry, sex }: Parameters<typeof passport>[0]): string[] {
  const upper = `I<UTO${checked(number)}`.padEnd(30, '<')
  const middle = `${checked(birth)}${sex}${checked(expiry)}UTO`.padEnd(29, '<')
  const composite = mrzCheckDigit(upper.slice(5) + middle.slice(0, 7) + middle.slice(8, 15) + middle.slice(18, 29))
  return [upper, middle + composite, 'ERIKSSON<<ANNA<MARIA'.padEnd(30, '<')]
}

function passport(one: { number: string; birth: string; expiry: string; sex: string; optional: string }): string[] {
  const lower = `${checked(one.number)}UTO${checked(one.birth)}${one.sex}${checked(one.expiry)}${checked(one.optional.padEnd(14, '<'))}`
  const composite = mrzCheckDigit(lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21))
  return ['P<UTOERIKSSON<<ANNA<MARIA'.padEnd(44, '<'), lower + composite]
}

it('finds the same check digits wrong as the mrz library does', () => {
  const lines = fc.oneof(facts.map(td1), facts.map(passport))
  const misreading = fc.option(fc.record({ position: fc.integer({ min: 5, max: 27 }), digit: fc.integer({ min: 0, max: 9 }) }))
  fc.assert(
    fc.property(lines, misreading, ([upper, lower, names], misread) => {
      const read =
        misread === null ? lower! : lower!.slice(0, misread.position) + String(misread.digit) + lower!.slice(misread.position + 1)
      const zone = names === undefined ? [upper!, read] : [upper!, read, names]
      const { details } = parse(zone)
      const theirs = details.filter(({ field, valid }) => field !== null && !valid && field in libraryNames)
      expect(new Set(parseMrz(zone).wrong)).toEqual(new Set(theirs.map(({ field }) => libraryNames[field!])))
    }),
    { numRuns: 500 },
  )
})
