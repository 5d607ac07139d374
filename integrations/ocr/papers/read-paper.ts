import { checkCpf } from '#domain/identity/cpf.ts'
import { fold } from '../reading/labels.ts'
import { parsePrintedDate } from '../reading/printed-date.ts'
import { unionOf, type PixelBox, type ReadLine } from '../reading/read-line.ts'
import type { PageBox } from '../ocr.ts'
import type { PaperField, PaperFieldName, PaperRow, ReadPaper } from './paper.ts'
import { paperKindOf, paperLabelOf } from './paper-labels.ts'

type Page = { lines: readonly ReadLine[]; widthPx: number; heightPx: number }

/** What a page says by its labels, each with its value beside or beneath it, and what stands in columns. A value of another form is left out. */
export function readPaper({ lines, widthPx, heightPx }: Page): Omit<ReadPaper, 'model'> {
  const place = ({ left, top, width, height }: PixelBox): PageBox => ({
    left: left / widthPx,
    top: top / heightPx,
    width: width / widthPx,
    height: height / heightPx,
  })
  const known = lines.map((line) => ({ line, label: paperLabelOf(line.text) }))
  const values = known.flatMap(({ line, label }) => (label === undefined ? [line] : []))
  const found = known.flatMap(({ line, label }): { field: PaperField; value: ReadLine }[] => {
    const value = label === undefined ? undefined : valueOf(line, values)
    const parsed = label === undefined || value === undefined ? undefined : parse(label, value.text)
    if (label === undefined || value === undefined || parsed === undefined) return []
    const confidence = Math.min(value.confidence, parsed.atMost ?? 100)
    return [{ field: { name: label, value: parsed.value, confidence, page: 1, box: place(value.box) }, value }]
  })
  const taken = new Set(found.map(({ value }) => value))
  const surest = Object.values(Object.groupBy(found, ({ field }) => field.name)).map(
    (same) => same.toSorted((one, other) => other.field.confidence - one.field.confidence)[0]!.field,
  )
  return {
    kind: paperKindOf(lines.map((line) => line.text)) ?? 'unknown',
    fields: surest,
    rows: rowsOf(values.filter((line) => !taken.has(line))).flatMap((row) => toPaperRow(row, place)),
    sums: 'unproven',
  }
}

/** Beside the label on its row, or else right beneath it, flush with it: the nearest. */
function valueOf(label: ReadLine, values: readonly ReadLine[]): ReadLine | undefined {
  const { left, top, width, height } = label.box
  const beneath = values.filter(({ box }) => {
    const gap = box.top - top - height
    return gap > -height * 0.5 && gap < height * 2 && Math.abs(box.left - left) < height * 2
  })
  const beside = values.filter(
    ({ box }) => sharesRow(label.box, box) && box.left > left + width * 0.9 && box.left - left - width < height * 6,
  )
  const nearest = (found: ReadLine[]) => found.toSorted((one, other) => distance(label.box, one.box) - distance(label.box, other.box))[0]
  return nearest(beneath) ?? nearest(beside)
}

function sharesRow(one: PixelBox, other: PixelBox): boolean {
  return Math.abs(one.top + one.height / 2 - other.top - other.height / 2) < Math.max(one.height, other.height) * 0.6
}

function distance(one: PixelBox, other: PixelBox): number {
  return Math.abs(one.top - other.top) + Math.abs(one.left - other.left)
}

/** Rows of three pieces or more: what has so many columns is a table. */
function rowsOf(lines: readonly ReadLine[]): ReadLine[][] {
  const rows: ReadLine[][] = []
  for (const line of lines.toSorted((one, other) => one.box.top - other.box.top)) {
    const row = rows.find((one) => sharesRow(one[0]!.box, line.box))
    if (row === undefined) rows.push([line])
    else row.push(line)
  }
  return rows.filter((row) => row.length >= 3).map((row) => row.toSorted((one, other) => one.box.left - other.box.left))
}

/** The last figure of a row is its amount; what no sum bears out is not to be believed without a person. */
function toPaperRow(row: readonly ReadLine[], place: (box: PixelBox) => PageBox): PaperRow[] {
  const amount = parseAmount(row.at(-1)?.text ?? '')
  if (amount === undefined) return []
  const texts = row.map(({ text }) => text)
  const date = texts.map(parsePrintedDate).find((one) => one !== undefined)
  const text = texts.filter((one) => /\p{L}{2}/u.test(one)).join(' ')
  const confidence = Math.min(doubtful, ...row.map((line) => line.confidence))
  const box = place(unionOf(row.map((line) => line.box)))
  return [{ text, ...(date !== undefined && { date }), amountMinor: Number(amount.value), confidence, page: 1, box }]
}

type Parsed = { value: string; atMost?: number } | undefined
/** A number that does not prove itself was misread, or is none. */
const doubtful = 50

function parse(name: PaperFieldName, text: string): Parsed {
  switch (name) {
    case 'holder':
    case 'issuer':
    case 'address': {
      const value = text.replaceAll(/\s+/g, ' ').trim()
      return /\p{L}{2}/u.test(value) ? { value } : undefined
    }
    case 'taxId': {
      const digits = text.replaceAll(/\D/g, '')
      return digits.length === 11 ? { value: digits, ...(!checkCpf(digits).valid && { atMost: doubtful }) } : undefined
    }
    case 'month':
      return parseMonth(text)
    case 'dueOn': {
      const value = parsePrintedDate(text)
      return value === undefined ? undefined : { value }
    }
    default:
      return parseAmount(text)
  }
}

const months = ['JANEIRO', 'FEVEREIRO', 'MARCO', 'ABRIL', 'MAIO', 'JUNHO', 'JULHO', 'AGOSTO', 'SETEMBRO', 'OUTUBRO', 'NOVEMBRO', 'DEZEMBRO']

/** `05/2026`, `MAIO/2026`, or the month of a whole date. */
function parseMonth(text: string): Parsed {
  const figures = /(?<!\d)(0[1-9]|1[0-2])\s?\/\s?(20\d{2})(?!\d)/.exec(text)
  if (figures !== null) return { value: `${figures[2]}-${figures[1]}` }
  const words = /([A-Z]{4,})\s(?:DE\s)?(20\d{2})\b/.exec(fold(text))
  const month = words === null ? -1 : months.indexOf(words[1]!)
  if (words !== null && month >= 0) return { value: `${words[2]}-${String(month + 1).padStart(2, '0')}` }
  const date = parsePrintedDate(text)
  return date === undefined ? undefined : { value: date.slice(0, 7) }
}

/** An amount with two decimals, as `R$ 4.120,55` or `$4,120.55`. What has no decimals is no amount that anybody should believe. */
function parseAmount(text: string): { value: string } | undefined {
  const figures = /(-?)\s?(?:R\$|\$|€)?\s?(-?)(\d{1,3}(?:[.,\s]\d{3})*|\d+)[.,](\d{2})(?![\p{L}\d])/u.exec(text)
  if (figures === null) return undefined
  const [, before, after, whole = '', cents = ''] = figures
  const digits = `${whole.replaceAll(/\D/g, '')}${cents}`.replace(/^0+(?=\d)/, '')
  return { value: `${before === '-' || after === '-' ? '-' : ''}${digits}` }
}
