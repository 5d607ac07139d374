import type { MrzCharacter } from './mrz-characters.ts'
import { countChecks, isZone } from './mrz-fields.ts'
import type { ReadLine } from './read-line.ts'

const shapes = [
  { count: 3, length: 30 },
  { count: 2, length: 44 },
  { count: 2, length: 36 },
]

/**
 * Finds the machine-readable zone among the lines of a page, for an engine that returns text. Such engines drop or add fillers in long rows
 * of them, so the row that ends a name is made as long as the line must be; nothing else is.
 */
export function findMrzInLines(lines: readonly ReadLine[]): MrzCharacter[][] | undefined {
  const candidates = lines
    .map((line) => ({
      ...line,
      text: line.text
        .toUpperCase()
        .replaceAll(/[«‹]/g, '<')
        .replaceAll(/[^A-Z0-9<]/g, ''),
    }))
    .filter((line) => line.text.length >= 24 && (line.text.includes('<<') || /\d{6}/.test(line.text)))
    .toSorted((a, b) => a.box.top - b.box.top)
  const zones = shapes.flatMap(({ count, length }) =>
    candidates.flatMap((_, from) => {
      const group = candidates.slice(from, from + count)
      const lines = group.map((line) => fitLine(line, length)).filter((line) => line !== undefined)
      return lines.length === count && areApart(group) && isZone(lines) ? [{ lines, ...countChecks(lines) }] : []
    }),
  )
  return zones.toSorted((a, b) => b.valid - a.valid)[0]?.lines
}

function areApart(lines: readonly ReadLine[]): boolean {
  return lines.slice(1).every((line, index) => line.box.top - lines[index]!.box.top > line.box.height * 0.5)
}

function fitLine(line: ReadLine, length: number): MrzCharacter[] | undefined {
  const text = line.text.length === length ? line.text : withFillers(line.text, length)
  if (text === undefined) return undefined
  const step = line.box.width / length
  return Array.from(text, (character, index) => ({
    character,
    confidence: line.confidence,
    box: { ...line.box, left: line.box.left + index * step, width: step },
  }))
}

/** The longest row of fillers made longer or shorter, by no more than a few; its own length says nothing. */
function withFillers(text: string, length: number): string | undefined {
  const missing = length - text.length
  const rows = text.match(/<{2,}/g) ?? []
  const longest = rows.toSorted((a, b) => b.length - a.length)[0]
  if (longest === undefined || Math.abs(missing) > 6 || longest.length + missing < 2) return undefined
  const at = text.lastIndexOf(longest)
  return text.slice(0, at) + '<'.repeat(longest.length + missing) + text.slice(at + longest.length)
}
