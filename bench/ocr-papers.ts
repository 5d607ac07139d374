import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import type { ReadPaper } from '#integrations/ocr/papers/paper.ts'
import { createTesseractOcr } from '#integrations/ocr/tesseract.ts'
import { drawnPapers, drawPaper, type PaperTruth } from '#sandbox/pictures/papers.ts'
import type { PhotographOptions } from '#sandbox/pictures/photograph.ts'
import { holders } from '#test/pictures/holders.ts'

const classes: Record<string, (seed: number) => Omit<PhotographOptions, 'seed'>> = {
  clean: () => ({}),
  rotated: (seed) => ({ quarterTurns: ([1, 2, 3] as const)[seed % 3]! }),
  blurred: () => ({ flaws: ['blurred'] }),
  dark: () => ({ flaws: ['dark'] }),
  cropped: () => ({ flaws: ['cropped'] }),
}

const fields = ['kind', 'holder', 'taxId', 'month', 'amounts', 'rows'] as const
/** From here on a reading would be believed without a person. */
const believed = 85

/** How well drawn papers are read, class by class: what was right of each field, and what was believed and wrong. */
export async function run(): Promise<void> {
  const ocr = createTesseractOcr({ today: () => parseIsoDate('2026-06-15') })
  let [papers, wrong] = [0, 0]
  for (const [name, optionsOf] of Object.entries(classes)) {
    const right = Object.fromEntries(fields.map((field) => [field, 0])) as Record<(typeof fields)[number], number>
    const own = { papers: 0, unreadable: 0 }
    for (const [index, holder] of holders.slice(0, 4).entries()) {
      for (const [number, kind] of drawnPapers.entries()) {
        const seed = 7000 + index * 17 + number * 5
        const { page, truth } = await drawPaper(kind, holder, { seed, ...optionsOf(seed) })
        const paper = await ocr.readPaper(page).catch((error: unknown) => {
          if (error instanceof AppError && error.code === 'OCR_DOCUMENT_UNREADABLE') return undefined
          throw error
        })
        own.papers += 1
        if (paper === undefined) own.unreadable += 1
        else wrong += judge(paper, { kind, truth }, right)
      }
    }
    papers += own.papers
    const percents = fields.map((field) => `${field} ${`${Math.round((right[field] / own.papers) * 100)} %`.padStart(5)}`)
    console.log(`${name.padEnd(10)} ${percents.join('  ')}  unreadable ${own.unreadable}`)
  }
  await ocr.close()
  console.log(`\n${papers} papers; believed and wrong: ${wrong}`)
}

/** Counts what is right; returns how many fields were believed and are wrong. */
function judge(
  paper: ReadPaper,
  { kind, truth }: { kind: string; truth: PaperTruth },
  right: Record<(typeof fields)[number], number>,
): number {
  const expected: Record<string, string> = {
    holder: truth.holder,
    taxId: truth.taxId,
    month: truth.month,
    ...Object.fromEntries(Object.entries(truth.amounts).map(([name, amount]) => [name, String(amount)])),
  }
  const isRight = (name: string) => paper.fields.find((field) => field.name === name)?.value === expected[name]
  right.kind += paper.kind === kind ? 1 : 0
  for (const name of ['holder', 'taxId', 'month'] as const) right[name] += isRight(name) ? 1 : 0
  right.amounts += Object.keys(truth.amounts).every(isRight) ? 1 : 0
  right.rows +=
    JSON.stringify(paper.rows.map((row) => row.amountMinor)) ===
    JSON.stringify(truth.rows.map((row) => Number(row.at(-1)?.replaceAll(/\D/g, ''))))
      ? 1
      : 0
  return paper.fields.filter(({ name, value, confidence }) => name in expected && confidence >= believed && value !== expected[name]).length
}
