import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { td1Lines, td3Lines } from '#sandbox/pictures/machine-readable-zone.ts'
import { holders } from '#test/pictures/holders.ts'
import type { MrzCharacter } from './mrz-characters.ts'
import { readMrzFields } from './mrz-fields.ts'
import { findMrzInLines } from './mrz-lines.ts'
import type { ReadLine } from './read-line.ts'

const today = parseIsoDate('2026-06-15')
const otavio = { ...holders[3]!, surname: 'Nogueira' }
const passport = td3Lines(otavio) as [string, string]
const card = td1Lines(otavio) as [string, string, string]

describe('what the check digits prove', () => {
  it.each([
    ['a letter O in the document number', passport[1].replace('MN00', 'MNO0')],
    ['two of them', passport[1].replace('MN00', 'MNOO')],
    ['letters in a date', passport[1].replace('0110082', 'O11OO82')],
    ['letters in the CPF', passport[1].replace('98765432100', '9B76S432I00')],
  ])('is corrected, and the field is less sure: %s', (_why, second) => {
    const reading = readMrzFields(characters([passport[0], second]), today)
    expect(reading).toMatchObject({ mrz: { status: 'valid', format: 'TD3' } })
    expect(reading?.fields.find((field) => field.name === 'documentNumber')?.value).toBe('MN0018823')
    expect(reading?.fields.find((field) => field.name === 'birthDate')?.value).toBe('2001-10-08')
    expect(reading?.fields.find((field) => field.name === 'personalNumber')?.value).toBe('98765432100')
  })

  it('marks the corrected field by its confidence, and no other', () => {
    const reading = readMrzFields(characters([passport[0], passport[1].replace('MN00', 'MNO0')]), today)
    const confidences = Object.fromEntries(reading!.fields.map((field) => [field.name, field.confidence]))
    expect(confidences.documentNumber).toBe(85)
    expect(confidences.birthDate).toBeGreaterThan(95)
  })

  it('leaves a document number alone where two corrections would satisfy its check digit', () => {
    const lines = td3Lines({ ...otavio, documentNumber: 'OO0123456' }) as [string, string]
    const doubtful = lines[1].replace('OO0', 'OOO')
    expect(readMrzFields(characters([lines[0], doubtful]), today)?.mrz).toEqual({
      status: 'invalid',
      format: 'TD3',
      wrong: ['documentNumber', 'composite'],
    })
  })

  it('never puts right another digit, wherever it stands and whosever document it is', () => {
    const repaired = holders.flatMap((holder) =>
      [td1Lines(holder), td3Lines(holder)].flatMap((lines) =>
        lines.flatMap((line, row) =>
          Array.from(line).flatMap((character, column) =>
            digitsOtherThan(character)
              .map((digit) => lines.with(row, `${line.slice(0, column)}${digit}${line.slice(column + 1)}`))
              .filter((forged) => readMrzFields(characters(forged), today)?.mrz.status === 'valid'),
          ),
        ),
      ),
    )
    expect(repaired).toEqual([])
  })
})

describe('what is a zone', () => {
  it('reads a card with a number longer than its field', () => {
    const lines = td1Lines({ ...otavio, documentNumber: '98765432100' })
    const reading = readMrzFields(characters(lines), today)
    expect(reading).toMatchObject({ documentType: 'identity_card', mrz: { status: 'valid', format: 'TD1' } })
    expect(reading?.fields.find((field) => field.name === 'documentNumber')?.value).toBe('98765432100')
  })

  it('is not any text of the right length', () => {
    expect(
      readMrzFields(characters(['REPUBLICA<FEDERATIVA<DO<BRASIL<<<<<<<<<<<<<<', 'CARTEIRA<DE<IDENTIDADE<<<<<<<<<<<<<<<<<<<<<<']), today),
    ).toBeUndefined()
  })

  it('is found among lines of text, though a row of fillers came out too short or too long', () => {
    const texts = ['PASSAPORTE / PASSPORT', passport[0].slice(0, -3), passport[1], 'AMOSTRA']
    const found = findMrzInLines(texts.map((text, index) => textLine(text, index)))
    expect(found?.map((one) => one.map(({ character }) => character).join(''))).toEqual(passport)
    const longer = findMrzInLines([textLine(`${passport[0]}<<`, 0), textLine(passport[1].replaceAll('<', '‹'), 1)])
    expect(longer?.map((one) => one.map(({ character }) => character).join(''))).toEqual(passport)
  })

  it('is found with blanks in it, and in three lines', () => {
    const found = findMrzInLines(card.map((text, index) => textLine(text.replace(/(.{7})/, '$1 '), index)))
    expect(found?.map((one) => one.map(({ character }) => character).join(''))).toEqual(card)
  })
})

/** Empty for what is no digit. */
function digitsOtherThan(character: string): string[] {
  return /\d/.test(character) ? Array.from('0123456789').filter((digit) => digit !== character) : []
}

function characters(lines: readonly string[]): MrzCharacter[][] {
  return lines.map((text, row) =>
    Array.from(text, (character, column) => ({
      character,
      confidence: 98,
      box: { left: column * 20, top: row * 50, width: 16, height: 30 },
    })),
  )
}

function textLine(text: string, row: number): ReadLine {
  return { text, confidence: 97, box: { left: 10, top: row * 60, width: text.length * 20, height: 30 } }
}
