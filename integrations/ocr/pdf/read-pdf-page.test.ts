import { PDFDocument, rgb, StandardFonts, type PDFPage } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { openPdf, type OpenPdf } from './open-pdf.ts'
import { readPdfPage } from './read-pdf-page.ts'

const sentence = 'This page says a good deal in plain black letters and so it needs no engine that reads pictures'
let open: OpenPdf | undefined

afterEach(() => open?.close())

describe('a page of a PDF', () => {
  it('says what its text says, word by word, where the words stand', async () => {
    const { words } = await read((page) => page.drawText(sentence, { x: 20, y: 50, size: 10 }))
    expect(words?.map(({ text }) => text).join(' ')).toBe(sentence)
    const [first, second] = [words![0]!.box, words![1]!.box]
    expect(first.left).toBeCloseTo(20, 0)
    // From the top: the page is 200 high, and capitals reach up from the line of print.
    expect(first.top).toBeCloseTo(150 - 7.4, 0)
    expect(second.left).toBeGreaterThan(first.left + first.width)
  })

  it('does not say what nobody sees: text as white as the paper, of no ink, beneath something else, or off the page', async () => {
    const { words } = await read((page) => {
      page.drawText(sentence, { x: 20, y: 50, size: 10 })
      page.drawText('white', { x: 20, y: 80, size: 10, color: rgb(1, 1, 1) })
      page.drawText('clear', { x: 20, y: 100, size: 10, opacity: 0 })
      page.drawText('covered', { x: 20, y: 120, size: 10 })
      page.drawRectangle({ x: 10, y: 110, width: 200, height: 30, color: rgb(1, 1, 1) })
      page.drawText('outside', { x: 20, y: -40, size: 10 })
    })
    expect(words?.map(({ text }) => text).join(' ')).toBe(sentence)
  })

  it('is a picture where it holds one, whatever text lies behind or beside it', async () => {
    const picture = await sharp({ create: { width: 400, height: 160, channels: 3, background: '#333' } })
      .jpeg()
      .toBuffer()
    const { words, picture: shown } = await read(async (page, pdf) => {
      page.drawText(sentence, { x: 20, y: 100, size: 10 })
      page.drawImage(await pdf.embedJpg(picture), { x: 20, y: 20, width: 560, height: 160 })
      page.drawText(sentence, { x: 20, y: 5, size: 8 })
    })
    expect(words).toBeUndefined()
    expect(shown).toMatchObject({ width: 600, height: 200 })
  })

  it('with no more text than a stamp is a picture', async () => {
    expect((await read((page) => page.drawText('Page 1 of 1', { x: 20, y: 50, size: 10 }))).words).toBeUndefined()
  })

  it('is no larger than asked, however large it says that it is', async () => {
    const { picture } = await read(() => undefined, [14_400, 4_800])
    expect(picture).toMatchObject({ width: 600, height: 200 })
  })
})

async function read(draw: (page: PDFPage, pdf: PDFDocument) => unknown, size: [number, number] = [600, 200]) {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage(size)
  page.setFont(await pdf.embedFont(StandardFonts.Helvetica))
  await draw(page, pdf)
  const opened = await openPdf(await pdf.save())
  if (typeof opened === 'string') throw new Error(opened)
  open = opened
  return await readPdfPage(opened, 1, 600)
}
