import { describe, expect, it } from 'vitest'
import { drawPaperPdf } from '#sandbox/pictures/papers/draw-paper.ts'
import { drawnPapers, type PaperOptions, type PaperTruth } from '#sandbox/pictures/papers/paper-figures.ts'
import { holders } from '#test/pictures/holders.ts'
import { openPdf } from '../pdf/open-pdf.ts'
import { readPdfPage } from '../pdf/read-pdf-page.ts'
import type { PaperPage, PaperWord } from './paper-page.ts'
import type { ReadPaper } from './paper.ts'
import { readPaper } from './read-paper.ts'

const at = (text: string, left: number, top: number, confidence = 95): PaperWord => {
  const box = { left, top, width: 11 * text.length, height: 20 }
  return { text, confidence, box, level: box }
}
const page = (...words: PaperWord[]) => readPaper([{ words, widthPx: 1000, heightPx: 700, isText: false }])
const said = (...words: PaperWord[]) => valuesOf(page(...words))

function valuesOf(paper: Pick<ReadPaper, 'fields'>) {
  return Object.fromEntries(paper.fields.map(({ name, value }) => [name, value]))
}

describe('what a paper says', () => {
  it('stands beneath a label, beside it or behind its colon, and belongs to its own', () => {
    const read = page(
      at('RECIBO DE PAGAMENTO DE SALÁRIO', 300, 10),
      at('Nome', 50, 80),
      at('ANA CONCEIÇÃO', 51, 106, 91),
      at('CPF: 529.982.247-25', 500, 80),
      at('Mês de Referência:', 50, 160),
      at('MAIO/2026', 270, 160),
      at('Valor Líquido', 500, 400),
      at('R$ 4.450,00', 501, 426, 72),
    )
    expect(read.kind).toBe('payslip')
    expect(read.fields.map(({ name, value, confidence }) => [name, value, confidence])).toEqual([
      ['holder', 'ANA CONCEIÇÃO', 91],
      ['month', '2026-05', 95],
      ['netPayMinor', '445000', 72],
      ['taxId', '52998224725', 95],
    ])
    expect(read.fields[2]!.box).toMatchObject({ left: 0.501, top: 426 / 700 })
    expect(read.sums).toBe('unproven')
  })

  it('is an amount that is next on the row of its label, however far away', () => {
    expect(said(at('SALDO FINAL', 50, 80), at('1.250,00', 850, 82))).toEqual({ closingBalanceMinor: '125000' })
  })

  it.each(['4120', 'R$ 4.12O,S5', 'vide verso', '4.120,5'])('is no amount where it reads %j', (text) => {
    expect(said(at('SALDO FINAL', 50, 80), at(text, 50, 106))).toEqual({})
  })

  it('is trusted in no CPF that does not prove itself, and in no amount of a picture that nothing bears out', () => {
    expect(page(at('CPF', 50, 80), at('529.982.247-26', 50, 106)).fields).toMatchObject([{ name: 'taxId', confidence: 50 }])
    expect(page(at('SALDO FINAL', 50, 80), at('1.250,00', 50, 106, 96)).fields).toMatchObject([{ confidence: 80 }])
  })

  it('takes no label for a value, no sentence for a label, and of two readings the surer one', () => {
    expect(said(at('NOME', 50, 80), at('CPF', 50, 106))).toEqual({})
    expect(said(at('O nome do cliente consta no verso', 50, 80), at('ANA SOUZA', 50, 106))).toEqual({})
    const twice = [at('TITULAR', 50, 80), at('ANA', 50, 106, 60), at('CLIENTE', 500, 300), at('ANA SOUZA', 500, 326, 90)]
    expect(said(...twice)).toEqual({ holder: 'ANA SOUZA' })
  })

  it('is found at a label of which one letter was misread', () => {
    expect(said(at('SALDO FINAI', 50, 80), at('1.250,00', 50, 106))).toEqual({ closingBalanceMinor: '125000' })
  })

  it.each([
    ['Extrato de Conta Corrente', 'bank_statement'],
    ['CONTA DE ENERGIA ELÉTRICA', 'utility_bill'],
    ['Holerite', 'payslip'],
    ['Pay stub', 'payslip'],
    ['Contrato de locação', 'unknown'],
  ])('is known by its title: %s', (title, kind) => {
    expect(page(at(title, 50, 10)).kind).toBe(kind)
  })
})

describe('a table', () => {
  const cases = drawnPapers.flatMap((kind) => (['pt', 'en'] as const).map((language) => ({ kind, language })))
  it.each(cases)('is read row by row, and its sums prove it: $kind, $language', async ({ kind, language }) => {
    const { pages, truth } = await drawn(kind, { seed: 11, language, rowCount: 16 })
    const read = readPaper(pages)
    expect(valuesOf(read)).toMatchObject(expectedFields(truth))
    expect(read.rows.map(({ text, date, amountMinor, balanceMinor }) => ({ text, date, amountMinor, balanceMinor }))).toEqual(
      truth.rows.map(({ text, date, amountMinor, balanceMinor }) => ({ text, date, amountMinor, balanceMinor })),
    )
    expect(read.sums).toBe('proven')
    expect([...read.rows, ...read.fields].filter(({ confidence }) => confidence < 95)).toEqual([])
  })

  it('is read though its rows lean, as a hand holds the camera', async () => {
    const { pages, truth } = await drawn('bank_statement', { seed: 12 })
    const leaning = pages.map((one) => changed(one, (word) => moved(word, word.level.left * 0.008)))
    expect(readPaper(leaning).rows.map((row) => row.amountMinor)).toEqual(truth.rows.map((row) => row.amountMinor))
  })

  it('that is read from a picture is believed where its sums prove it', async () => {
    const { pages } = await drawn('payslip', { seed: 13 })
    const { rows, fields } = readPaper(pages.map((one) => changed(one, (word) => ({ ...word, confidence: 62 }))))
    expect([...rows, ...fields.filter(({ name }) => name.endsWith('Minor'))].map(({ confidence }) => confidence)).toEqual(Array(9).fill(95))
  })

  it.each(cases)('with a figure that was misread is never believed in that figure: $kind, $language', async ({ kind, language }) => {
    const { pages, truth } = await drawn(kind, { seed: 14, language })
    const figures = pages[0]!.words.filter(({ text }) => /\d[.,]\d{2}$/.test(text))
    expect(figures.length).toBeGreaterThan(3)
    for (const figure of figures) {
      const misread = { ...figure, text: figure.text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)) }
      const { rows, fields, sums } = readPaper([{ ...changed(pages[0]!, (word) => (word === figure ? misread : word)), isText: false }])
      const believed = {
        rows: rows.filter(({ confidence }) => confidence >= 85).map(({ amountMinor, balanceMinor }) => [amountMinor, balanceMinor]),
        fields: fields.filter(({ confidence, name }) => confidence >= 85 && name.endsWith('Minor')),
      }
      const right = truth.rows.map(({ amountMinor, balanceMinor }) => [amountMinor, balanceMinor])
      expect(right).toEqual(expect.arrayContaining(believed.rows))
      for (const { name, value } of believed.fields) expect([name, value]).toEqual([name, String(truth.amounts[name])])
      // Hours and rates are in no sum.
      if (!truth.rows.some(({ others }) => others?.includes(figure.text))) expect(sums).not.toBe('proven')
    }
  })

  it('of which a line was lost is known to be wrong, and the other lines are still believed', async () => {
    const { pages, truth } = await drawn('bank_statement', { seed: 15, language: 'en' })
    const lost = pages[0]!.words.filter(({ text }) => /^\d\d\/\d\d\/2026$/.test(text))[3]!
    const words = pages[0]!.words.filter(({ level }) => Math.abs(level.top - lost.level.top) > 5)
    const read = readPaper([{ ...pages[0]!, words, isText: false }])
    expect(read.sums).toBe('contradicted')
    expect(read.rows).toHaveLength(truth.rows.length - 1)
    expect(read.rows.filter(({ confidence }) => confidence >= 85)).toHaveLength(truth.rows.length - 2)
  })
})

async function drawn(kind: (typeof drawnPapers)[number], options: PaperOptions): Promise<{ pages: PaperPage[]; truth: PaperTruth }> {
  const { file, truth } = drawPaperPdf(kind, holders[0]!, options)
  const pdf = await openPdf(file.content)
  if (typeof pdf === 'string') throw new Error(pdf)
  const pages: PaperPage[] = []
  for (let number = 1; number <= pdf.document.numPages; number += 1) {
    const { picture, words = [] } = await readPdfPage(pdf, number, 900)
    pages.push({
      widthPx: picture.width,
      heightPx: picture.height,
      isText: true,
      words: words.map((word) => ({ ...word, level: word.box })),
    })
  }
  await pdf.close()
  return { pages, truth }
}

function expectedFields({ holder, taxId, month, amounts }: PaperTruth): Record<string, string> {
  return { holder, taxId, month, ...Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, String(amount)])) }
}

function changed(one: PaperPage, change: (word: PaperWord) => PaperWord): PaperPage {
  return { ...one, words: one.words.map(change), isText: false }
}

function moved(word: PaperWord, down: number): PaperWord {
  return { ...word, level: { ...word.level, top: word.level.top + down } }
}
