import { checkCpf } from '#domain/identity/cpf.ts'
import { mrzLayouts, type MrzFormat } from '#domain/identity/mrz/layouts.ts'
import { parseMrz, type MrzCheck } from '#domain/identity/mrz/parse-mrz.ts'
import { characterClasses, textOfLines, type MrzCharacter } from './mrz-characters.ts'

type ProvenMrz = {
  lines: MrzCharacter[][]
  /** Positions that were corrected, as [line, position] counted from 1. */
  corrected: [line: number, position: number][]
}

const toDigit: Record<string, string> = { O: '0', Q: '0', D: '0', U: '0', I: '1', L: '1', Z: '2', A: '4', S: '5', G: '6', T: '7', B: '8' }
const toLetter: Record<string, string> = { '0': 'O', '1': 'I', '2': 'Z', '4': 'A', '5': 'S', '6': 'G', '8': 'B' }
/**
 * Corrects what an engine typically confuses, and only so far as the zone itself bears it out: a letter where the standard has digits (or the
 * reverse), and O, Q or I before the digits of a document number when exactly one reading satisfies its check digit. A digit is never taken
 * for something else: one check digit lets one guess in ten pass, so guessing about digits would sooner or later repair a forgery.
 */
export function proveMrz(lines: MrzCharacter[][], format: MrzFormat): ProvenMrz {
  const byClass = correctByClass(lines, format)
  const byTaxId = correctTaxId(byClass.lines, format)
  const isNumberWrong = parseMrz(textOfLines(byTaxId.lines), format).wrong.includes('documentNumber')
  const byNumber = isNumberWrong ? correctDocumentNumber(byTaxId.lines, format) : { lines: byTaxId.lines, corrected: [] }
  return { lines: byNumber.lines, corrected: [...byClass.corrected, ...byTaxId.corrected, ...byNumber.corrected] }
}

/** Optional data may hold letters, but eleven characters that are a CPF once their look-alikes are digits are one: its two check digits say so. */
function correctTaxId(lines: MrzCharacter[][], format: MrzFormat): ProvenMrz {
  const { optionalData } = parseMrz(textOfLines(lines), format).fields
  const digits = Array.from(optionalData, (character) => toDigit[character] ?? character).join('')
  const [line, from, to] = mrzLayouts[format].optionalData
  const start = lines[line - 1]!.slice(from - 1, to)
    .map((one) => one.character)
    .join('')
    .indexOf(optionalData)
  if (digits === optionalData || start < 0 || !checkCpf(digits).valid) return { lines, corrected: [] }
  const corrected: [number, number][] = []
  const changed = lines[line - 1]!.map((one, column) => {
    const digit = digits[column - (from - 1) - start]
    if (digit === undefined || digit === one.character) return one
    corrected.push([line, column + 1])
    return { ...one, character: digit }
  })
  return { lines: lines.map((one, row) => (row === line - 1 ? changed : one)), corrected }
}

function correctByClass(lines: MrzCharacter[][], format: MrzFormat): ProvenMrz {
  const classes = characterClasses(format)
  const corrected: [number, number][] = []
  const changed = lines.map((line, row) =>
    line.map((one, column) => {
      const allowed = classes[row]![column]!
      const other = allowed === 'digits' ? toDigit[one.character] : allowed === 'letters' ? toLetter[one.character] : undefined
      if (other === undefined) return one
      corrected.push([row + 1, column + 1])
      return { ...one, character: other }
    }),
  )
  return { lines: changed, corrected }
}

/** A number is letters, then digits: the O of `MNO018823` may be a zero, that of `FO018823` as well, but not the M of either. */
function correctDocumentNumber(lines: MrzCharacter[][], format: MrzFormat): ProvenMrz {
  const [line, from, to] = mrzLayouts[format].documentNumber
  const number = textOfLines(lines)[line - 1]!.slice(from - 1, to)
  const doubtful = /[OQI]+(?=\d)/.exec(number)
  if (doubtful === null) return { lines, corrected: [] }
  const end = from - 1 + doubtful.index + doubtful[0].length
  const candidates = Array.from(doubtful[0], (_, count) => {
    const first = end - 1 - count
    const corrected = lines[line - 1]!.map((one, column) =>
      column >= first && column < end ? { ...one, character: toDigit[one.character]! } : one,
    )
    return {
      lines: lines.map((one, row) => (row === line - 1 ? corrected : one)),
      corrected: Array.from({ length: count + 1 }, (_, index): [number, number] => [line, first + index + 1]),
    }
  })
  const fitting = candidates.filter((candidate) => checksHold(textOfLines(candidate.lines), format))
  return fitting.length === 1 ? fitting[0]! : { lines, corrected: [] }
}

function checksHold(texts: string[], format: MrzFormat): boolean {
  const { wrong } = parseMrz(texts, format)
  return (['documentNumber', 'composite'] satisfies MrzCheck[]).every((check) => !wrong.includes(check))
}
