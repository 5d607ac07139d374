import { groupWords, unionOf, type PixelBox } from '../reading/read-line.ts'
import type { PageBox } from '../ocr.ts'
import { findLabelledValues } from './labelled-values.ts'
import type { PaperField, PaperFieldName, PaperRow, ReadPaper } from './paper.ts'
import { titleOf, type PaperLanguage } from './paper-labels.ts'
import type { PaperPage } from './paper-page.ts'
import { parseRowDate } from './printed-period.ts'
import { proveFigures, type Proof, type Verdict } from './prove-figures.ts'
import { readTable, type Table, type TableLine } from './read-table.ts'

/** Sums that hold are worth more than what an engine thinks of its own letters; those that do not, less. */
const [provenAtLeast, contradictedAtMost] = [95, 50]
/** A figure that was read from a picture and that nothing bears out is for a person to look at. */
const unprovenAtMost = 80

/** What a paper says by its labels and in its table, page by page, and how far its own arithmetic bears that out. */
export function readPaper(pages: readonly PaperPage[]): Omit<ReadPaper, 'model'> {
  const title = titleOf(pages.flatMap(piecesOf))
  const language = title?.language ?? 'pt'
  const table = readTable(pages)
  const labelled = surestOf(pages.flatMap((page, index) => fieldsOf(page, index + 1, language)))
  const read = [...labelled, ...totalsOf(table, pages, labelled)]
  const proof = proveFigures({ kind: title?.kind, fields: read, lines: table.lines })
  const fields = proof.fields.map(({ field, verdict }) => ({
    ...field,
    confidence: weighed(field.confidence, { verdict, isExact: isExact(pages, field) }),
  }))
  const month = fields.find((field) => field.name === 'month')?.value
  return {
    kind: title?.kind ?? 'unknown',
    fields,
    rows: inOrder(
      table.lines.map((line, index) => toRow(line, { page: pages[line.page - 1]!, proof: proof.rows[index]!, month, language })),
    ),
    sums: proof.sums,
  }
}

function piecesOf({ words }: PaperPage): string[] {
  return groupWords(words, (word) => word.level).map((piece) => piece.map((word) => word.text).join(' '))
}

function fieldsOf(page: PaperPage, number: number, language: PaperLanguage): PaperField[] {
  return findLabelledValues(page, language).map(({ box, ...field }) => ({ ...field, page: number, box: placed(box, page) }))
}

/** Of a payslip whose totals have no label of their own. */
function totalsOf({ totals }: Table, pages: readonly PaperPage[], labelled: readonly PaperField[]): PaperField[] {
  const known = new Set(labelled.map((field) => field.name))
  return totals.flatMap(({ of, words, amount, page }): PaperField[] => {
    const name = of === 'in' ? 'grossPayMinor' : 'deductionsMinor'
    if (known.has(name)) return []
    known.add(name)
    const box = placed(unionOf(words.map((word) => word.box)), pages[page - 1]!)
    return [{ name, value: String(amount.minor), confidence: amount.confidence, page, box }]
  })
}

/** A field that is printed twice is the one that was read more surely; a statement of several pages ends with its last balance. */
function surestOf(fields: readonly PaperField[]): PaperField[] {
  const last: readonly PaperFieldName[] = ['closingBalanceMinor']
  return Object.values(Object.groupBy(fields, (field) => field.name)).map((same) => {
    const ordered = last.includes(same[0]!.name) ? same.toReversed() : same
    return ordered.toSorted((one, other) => other.confidence - one.confidence)[0]!
  })
}

function isExact(pages: readonly PaperPage[], { page }: PaperField): boolean {
  return pages[page - 1]?.isText === true
}

function weighed(confidence: number, { verdict, isExact }: { verdict: Verdict | undefined; isExact: boolean }): number {
  switch (verdict) {
    case 'proven':
      return Math.max(confidence, provenAtLeast)
    case 'contradicted':
      return Math.min(confidence, contradictedAtMost)
    case 'unproven':
      return isExact ? confidence : Math.min(confidence, unprovenAtMost)
    case undefined:
      return confidence
  }
}

type RowContext = { page: PaperPage; proof: Proof['rows'][number]; month: string | undefined; language: PaperLanguage }

function toRow(line: TableLine, { page, proof, month, language }: RowContext): PaperRow {
  const { text, words, amount } = line
  const date = parseRowDate(text, { month, language })
  const { amountMinor, balanceMinor, verdict } = proof
  return {
    text: withoutDate(text),
    ...(date !== undefined && { date }),
    amountMinor,
    ...(balanceMinor !== undefined && { balanceMinor }),
    confidence: weighed(amount.confidence, { verdict, isExact: page.isText }),
    page: line.page,
    box: placed(unionOf(words.map((word) => word.box)), page),
  }
}

function withoutDate(text: string): string {
  return text.replace(/^(?:\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?|\d+)\s+/, '')
}

/** A day that does not fit between those of its neighbours was misread, and none is better than a wrong one. */
function inOrder(rows: readonly PaperRow[]): PaperRow[] {
  const fits = (one: PaperRow | undefined, other: PaperRow | undefined) =>
    one?.date === undefined || other?.date === undefined || one.date <= other.date
  return rows.map((row, index) => {
    if (fits(rows[index - 1], row) && fits(row, rows[index + 1])) return row
    const { date: _misread, ...undated } = row
    return undated
  })
}

function placed({ left, top, width, height }: PixelBox, { widthPx, heightPx }: PaperPage): PageBox {
  return { left: left / widthPx, top: top / heightPx, width: width / widthPx, height: height / heightPx }
}
