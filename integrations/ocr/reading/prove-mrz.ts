import { checkCpf } from '#domain/identity/cpf.ts'
import { mrzLayouts, type MrzFormat } from '#domain/identity/mrz/layouts.ts'
import { parseMrz, type MrzCheck } from '#domain/identity/mrz/parse-mrz.ts'
import { characterClasses, textOfLines, type MrzCharacter } from './mrz-characters.ts'

export type ProvenMrz = {
  lines: MrzCharacter[][]
  /** Positions that were corrected, as [line, position] counted from 1. */
  corrected: [line: number, position: number][]
}

const toDigit: Record<string, string> = { O: '0', Q: '0', D: '0', U: '0', I: '1', L: '1', Z: '2', A: '4', S: '5', G: '6', T: '7', B: '8' }
const toLetter: Record<string, string> = { '0': 'O', '1': 'I', '2': 'Z', '4': 'A', '5': 'S', '6': 'G', '8': 'B' }
const lookAlikes: Record<string, readonly string[]> = {
  O: ['0'],
  '0': ['O', 'D', 'Q'],
  D: ['0'],
  Q: ['0'],
  I: ['1'],
  '1': ['I'],
  Z: ['2'],
  '2': ['Z'],
  S: ['5'],
  '5': ['S'],
  G: ['6'],
  '6': ['G'],
  B: ['8'],
  '8': ['B'],
}

/**
 * Corrects what an engine typically confuses, and only so far as the zone itself bears it out: a letter where the standard has digits
 * (or the reverse), and look-alikes in a document number when exactly one reading satisfies its check digit. A digit is never taken
 * for another digit: that would repair a forgery.
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

function correctDocumentNumber(lines: MrzCharacter[][], format: MrzFormat): ProvenMrz {
  const [line, from, to] = mrzLayouts[format].documentNumber
  const columns = Array.from({ length: to - from + 1 }, (_, index) => from - 1 + index)
  const swaps = columns.flatMap((column) =>
    (lookAlikes[lines[line - 1]![column]!.character] ?? []).map((character) => ({ column, character })),
  )
  const apply = (chosen: typeof swaps) =>
    lines.map((one, row) =>
      row !== line - 1
        ? one
        : one.map((character, column) => {
            const swap = chosen.find((candidate) => candidate.column === column)
            return swap === undefined ? character : { ...character, character: swap.character }
          }),
    )
  const pairs = swaps.flatMap((first, index) =>
    swaps.slice(index + 1).flatMap((second) => (first.column === second.column ? [] : [[first, second]])),
  )
  // One swap explains more than two, so two are only tried where no single one fits; several that fit prove nothing.
  for (const attempts of [swaps.map((swap) => [swap]), pairs]) {
    const fitting = attempts.filter((chosen) => checksHold(textOfLines(apply(chosen)), format))
    if (fitting.length > 1) break
    if (fitting.length === 1) return { lines: apply(fitting[0]!), corrected: fitting[0]!.map(({ column }) => [line, column + 1]) }
  }
  return { lines, corrected: [] }
}

function checksHold(texts: string[], format: MrzFormat): boolean {
  const { wrong } = parseMrz(texts, format)
  return (['documentNumber', 'composite'] satisfies MrzCheck[]).every((check) => !wrong.includes(check))
}
