import { performance } from 'node:perf_hooks'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import type { PaperFile, PaperRow, ReadPaper } from '#integrations/ocr/papers/paper.ts'
import { createTesseractOcr, type TesseractOcr } from '#integrations/ocr/tesseract.ts'
import { drawPaper, drawPaperPdf, drawScannedPdf } from '#sandbox/pictures/papers/draw-paper.ts'
import { drawnPapers, type DrawnPaper, type PaperOptions, type PaperTruth } from '#sandbox/pictures/papers/paper-figures.ts'
import type { DocumentHolder } from '#sandbox/pictures/holder.ts'
import type { PhotographOptions } from '#sandbox/pictures/photograph.ts'
import { holders } from '#test/pictures/holders.ts'

type Draw = (
  kind: DrawnPaper,
  holder: DocumentHolder,
  options: PaperOptions,
) => Promise<{ file: PaperFile; truth: PaperTruth }> | { file: PaperFile; truth: PaperTruth }

const classes: Record<string, Draw> = {
  clean: photographed(() => ({})),
  rotated: photographed((seed) => ({ quarterTurns: ([1, 2, 3] as const)[seed % 3]! })),
  soft: photographed(() => ({ flaws: ['soft'] })),
  blurred: photographed(() => ({ flaws: ['blurred'] })),
  dark: photographed(() => ({ flaws: ['dark'] })),
  shadowed: photographed(() => ({ shadowed: true })),
  cropped: photographed(() => ({ flaws: ['cropped'] })),
  'pdf, text': drawPaperPdf,
  'pdf, scanned': drawScannedPdf,
}

/** For each class: two people, each kind of paper, each language. */
const copies = 2
const readers = 2
/** From here on a reading would be believed without a person. */
const believed = 85

const counted = ['kind', 'holder', 'taxId', 'month', 'amounts', 'rows', 'dates', 'unaided'] as const
type Tally = {
  papers: number
  unreadable: number
  contradicted: number
  wrong: string[]
  ms: number[]
  right: Map<string, number>
  of: Map<string, number>
}

/** How well drawn papers are read, class by class: what was right of what was printed, and what was believed and wrong. `bench -- ocr-papers clean` reads one class. */
export async function run([only]: string[] = []): Promise<void> {
  const ocr = createTesseractOcr({ today: () => parseIsoDate('2026-06-15'), readers })
  let [papers, wrong] = [0, 0]
  for (const [name, draw] of Object.entries(classes)) {
    if (only !== undefined && only !== name) continue
    const tally = await measure(ocr, draw)
    papers += tally.papers
    wrong += tally.wrong.length
    console.log(lineOf(name, tally))
    for (const one of tally.wrong) console.log(`  believed and wrong: ${one}`)
  }
  await ocr.close()
  console.log(`\n${papers} papers; believed and wrong: ${wrong}`)
}

function photographed(optionsOf: (seed: number) => Omit<PhotographOptions, 'seed'>): Draw {
  return async (kind, holder, options) => {
    const { page, truth } = await drawPaper(kind, holder, { ...options, ...optionsOf(options.seed) })
    return { file: page, truth }
  }
}

async function measure(ocr: TesseractOcr, draw: Draw): Promise<Tally> {
  const tally: Tally = { papers: 0, unreadable: 0, contradicted: 0, wrong: [], ms: [], right: new Map(), of: new Map() }
  const papers = holders
    .slice(0, copies)
    .flatMap((holder, index) =>
      (['pt', 'en'] as const).flatMap((language, second) =>
        drawnPapers.map((kind, third) => ({ kind, holder, options: { language, seed: 7000 + index * 170 + second * 31 + third * 5 } })),
      ),
    )
  const readNext = async (): Promise<void> => {
    for (let next = papers.shift(); next !== undefined; next = papers.shift()) {
      const { file, truth } = await draw(next.kind, next.holder, next.options)
      const startedAt = performance.now()
      const paper = await ocr.readPaper(file).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'OCR_DOCUMENT_UNREADABLE') return undefined
        throw error
      })
      tally.ms.push(performance.now() - startedAt)
      tally.papers += 1
      judge(paper, truth, tally)
    }
  }
  await Promise.all(Array.from({ length: readers }, readNext))
  return tally
}

/** Counts what is right, and notes what was believed and is wrong. */
function judge(paper: ReadPaper | undefined, truth: PaperTruth, tally: Tally): void {
  const expected: Record<string, string> = {
    holder: truth.holder,
    taxId: truth.taxId,
    month: truth.month,
    ...Object.fromEntries(Object.entries(truth.amounts).map(([name, amount]) => [name, String(amount)])),
  }
  const what = `${truth.kind} ${truth.language}`
  const fieldOf = (name: string) => paper?.fields.find((field) => field.name === name)
  const count = (name: (typeof counted)[number], isRight: boolean): void => {
    tally.of.set(name, (tally.of.get(name) ?? 0) + 1)
    if (isRight) tally.right.set(name, (tally.right.get(name) ?? 0) + 1)
  }
  if (paper === undefined) tally.unreadable += 1
  if (paper?.sums === 'contradicted') tally.contradicted += 1
  count('kind', paper?.kind === truth.kind)
  for (const name of ['holder', 'taxId', 'month'] as const) count(name, fieldOf(name)?.value === expected[name])
  for (const name of Object.keys(truth.amounts)) count('amounts', fieldOf(name)?.value === expected[name])
  const rows = pair(paper?.rows ?? [], truth)
  for (const { row, isRight, date } of rows) {
    count('rows', isRight)
    if (date !== undefined) count('dates', row?.date === date)
  }
  const isSure = (name: string) => (fieldOf(name)?.confidence ?? 0) >= believed
  // What a person need not look at: all amounts and rows are right, and believed.
  count(
    'unaided',
    Object.keys(truth.amounts).every((name) => isSure(name) && fieldOf(name)?.value === expected[name]) &&
      rows.every(({ row, isRight }) => isRight && row!.confidence >= believed),
  )
  for (const { name, value, confidence } of paper?.fields ?? [])
    if (name in expected && confidence >= believed && value !== expected[name])
      tally.wrong.push(`${what}: ${name} ${value}, not ${expected[name]}`)
  for (const row of paper?.rows ?? [])
    if (row.confidence >= believed && !truth.rows.some((one) => saysNothingElse(row, one)))
      tally.wrong.push(`${what}: a row ${row.text} ${row.date} ${row.amountMinor} ${row.balanceMinor}`)
}

/** What was not read of a row is not wrong. */
function saysNothingElse(row: PaperRow, { amountMinor, balanceMinor, date }: PaperTruth['rows'][number]): boolean {
  const isSame = <T>(read: T | undefined, printed: T | undefined) => read === undefined || read === printed
  return row.amountMinor === amountMinor && isSame(row.balanceMinor, balanceMinor) && isSame(row.date, date)
}

/** The row that says the same as a line of the truth, each once: amounts with their sign, the balance, and a date that is not another. */
function pair(rows: readonly PaperRow[], truth: PaperTruth): { row: PaperRow | undefined; isRight: boolean; date: string | undefined }[] {
  const left = [...rows]
  return truth.rows.map((printed) => {
    const at = left.findIndex((row) => row.balanceMinor === printed.balanceMinor && saysNothingElse(row, printed))
    const row = at === -1 ? undefined : left.splice(at, 1)[0]
    return { row, isRight: row !== undefined, date: printed.date }
  })
}

function lineOf(name: string, { papers, unreadable, contradicted, ms, right, of }: Tally): string {
  const percents = counted.map((one) => `${one} ${`${Math.round(((right.get(one) ?? 0) / (of.get(one) ?? 1)) * 100)} %`.padStart(5)}`)
  const median = ms.toSorted((one, other) => one - other)[ms.length >> 1] ?? 0
  return `${name.padEnd(13)} ${percents.join('  ')}  ${(median / 1000).toFixed(1)} s  ${papers} papers, unreadable ${unreadable}, contradicted ${contradicted}`
}
