import { deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPdfChecker, type PdfChecker } from './pdf-checker.ts'

const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>'
const onePage = '<</Type/Pages/Kids[3 0 R]/Count 1>>'
const catalog = '<</Type/Catalog/Pages 2 0 R>>'
const script = '<</S/JavaScript/JS(app.alert(1))>>'

/** A file of these objects, numbered from 1. The reader finds them without a table. */
function pdf(objects: string[], trailer = '<</Root 1 0 R>>'): Buffer {
  const written = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.7\n${written}trailer\n${trailer}\n%%EOF`, 'latin1')
}

/** Each branch has ten children, all of them the next branch: ten to the twelfth pages in a kilobyte. */
function endlessPages(): Buffer {
  const branches = Array.from({ length: 12 }, (_one, index) => `<</Type/Pages/Kids[${`${index + 3} 0 R `.repeat(10)}]/Count 1>>`)
  return pdf([catalog, ...branches, page])
}

/** Objects packed into half a kilobyte that unpack to a hundred megabytes. */
function bomb(): Buffer {
  const packed = deflateSync(deflateSync(Buffer.from(`5 0 ${' '.repeat(100_000_000)}(x)`)))
  const head = `<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]/Length ${packed.length}>>`
  return pdf([catalog, onePage, page, `${head}stream\n${packed.toString('latin1')}\nendstream`])
}

describe('a PDF that somebody sends', () => {
  let checker: PdfChecker
  beforeAll(() => {
    checker = createPdfChecker({ timeoutMs: 30_000 })
  })
  afterAll(() => checker.close())

  let asked = 0
  const ruleFor = (bytes: Uint8Array, mostPages = 20) =>
    checker.check(bytes, { mostPages, by: `somebody ${(asked += 1)}` }).then(
      () => 'taken',
      (error: { code: string; details: { rule: string } }) => `${error.code}: ${error.details.rule}`,
    )

  it('is taken as programs write it', async () => {
    const document = await PDFDocument.create()
    for (let pages = 0; pages < 3; pages += 1) document.addPage([300, 200])
    const [packed, plain] = [await document.save(), await document.save({ useObjectStreams: false })]
    expect(await Promise.all([ruleFor(packed), ruleFor(plain), ruleFor(packed, 2)])).toEqual([
      'taken',
      'taken',
      'PDF_NOT_ACCEPTED: at most 2 pages',
    ])
  })

  it.each([
    ['in the catalogue', pdf([`<</Type/Catalog/Pages 2 0 R/OpenAction${script}>>`, onePage, page]), 'OpenAction'],
    ['behind a word', pdf([`<</Type/Catalog/Pages 2 0 R/Upstream 1/OpenAction${script}>>`, onePage, page]), 'OpenAction'],
    ['behind a text', pdf([`<</Type/Catalog/Pages 2 0 R/Lang(a stream)/AA<</O${script}>>>>`, onePage, page]), 'AA'],
    [
      'in letters of numbers',
      pdf([`<</Type/Catalog/Pages 2 0 R/Open#41ction${script.replace('JavaScript', 'J#61vaScript')}>>`, onePage, page]),
      'OpenAction',
    ],
    ['deep inside', pdf([catalog, onePage, page.replace('>>', `/Annots[[<</A${script}>>]]>>`)]), 'JavaScript'],
    ['on a stream', pdf([catalog, onePage, page, `<</Length 1/A${script}>>stream\nx\nendstream`]), 'JavaScript'],
    ['in the trailer', pdf([catalog, onePage, page], `<</Root<</Type/Catalog/Pages 2 0 R/OpenAction${script}>>>>`), 'OpenAction'],
    ['in an object that a later one stands before', pdf([catalog, onePage, page, `${script}\nendobj\n4 0 obj\n<<>>`]), 'JavaScript'],
  ])('is refused where something that runs by itself hides %s', async (_where, bytes, name) => {
    expect(await ruleFor(bytes)).toMatch(new RegExp(`^PDF_NOT_ACCEPTED: no (${name}|JavaScript|JS)$`))
  })

  it.each([
    ['is none', Buffer.from('GIF89a'), 'starts like a PDF'],
    ['was cut off', Buffer.from('%PDF-1.7\n1 0 obj <<'), 'opens whole and without a password'],
    ['has pages within themselves', pdf([catalog, '<</Type/Pages/Kids[2 0 R]/Count 1>>', page]), 'opens whole and without a password'],
    ['has more pages than can be counted', endlessPages(), 'opens whole and without a password'],
  ])('is refused at once where it %s', async (_what, bytes, rule) => {
    expect(await ruleFor(bytes)).toBe(`PDF_NOT_ACCEPTED: ${rule}`)
  })

  it('is given up where it unpacks to more than anybody would send, and no other file waits for it', async () => {
    const impatient = createPdfChecker({ timeoutMs: 1_000 })
    const refused = impatient.check(bomb(), { mostPages: 20, by: 'one' })
    await expect(refused).rejects.toMatchObject({ code: 'PDF_NOT_ACCEPTED', details: { rule: 'opens at once' } })
    await impatient.close()
  })

  it('is not looked at while too many wait', async () => {
    const busy = createPdfChecker({ mostWaiting: 0 })
    await expect(busy.check(pdf([catalog, onePage, page]), { mostPages: 1, by: 'one' })).rejects.toMatchObject({ code: 'PDF_CHECK_BUSY' })
    await busy.close()
  })
})
