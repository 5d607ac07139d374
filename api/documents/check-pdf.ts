import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib'

/** Names under which a PDF runs something, starts something, or carries other files. */
const refusedNames = ['JavaScript', 'JS', 'Launch', 'EmbeddedFiles', 'RichMedia', 'XFA', 'OpenAction', 'AA', 'SubmitForm', 'ImportData']

/** Too long to stand in packed bytes by chance. */
const tellingNames = refusedNames.filter((name) => name.length > 3)

/** The rule that a PDF breaks: we take only one that opens without a password and does nothing by itself. Nothing where it breaks none. */
export async function brokenPdfRule(bytes: Uint8Array, { mostPages }: { mostPages: number }): Promise<string | undefined> {
  const written = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!written.startsWith('%PDF-')) return 'starts like a PDF'
  const opened = await open(bytes, mostPages)
  if (opened === undefined) return 'opens whole and without a password'
  const { document, pages } = opened
  if (pages > mostPages) return `at most ${mostPages} pages`
  // A reader may take another one of several objects of one number than the library does; what is written plainly is found all the same.
  const name = refusedNameIn(document) ?? tellingNames.find((one) => unescaped(written).includes(`/${one}`))
  return name === undefined ? undefined : `no ${name}`
}

/** One that was cut off may open, and have no pages to be counted. */
async function open(bytes: Uint8Array, mostPages: number): Promise<{ document: PDFDocument; pages: number } | undefined> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const pages = countPages(document, mostPages)
    return pages === undefined ? undefined : { document, pages }
  } catch {
    return undefined
  }
}

/** Counts no further than it must, and nothing twice: a tree whose branches meet can have more pages than can be counted. */
function countPages({ catalog, context }: PDFDocument, most: number): number | undefined {
  const seen = new Set<PDFObject>()
  const open: (PDFObject | undefined)[] = [catalog.get(PDFName.of('Pages'))]
  let pages = 0
  while (open.length > 0 && pages <= most) {
    const node = context.lookup(open.pop())
    if (!(node instanceof PDFDict) || seen.has(node)) return undefined
    seen.add(node)
    const kids = context.lookup(node.get(PDFName.of('Kids')))
    if (kids instanceof PDFArray) open.push(...kids.asArray())
    else pages += 1
  }
  return pages
}

/** Looks at every object of the file, also within others, and at the trailer's. */
function refusedNameIn({ context, catalog }: PDFDocument): string | undefined {
  const refused = new Set(refusedNames.map((name) => PDFName.of(name)))
  const { Root, Info } = context.trailerInfo
  const open: (PDFObject | undefined)[] = [catalog, Root, Info, ...context.enumerateIndirectObjects().map(([, object]) => object)]
  while (open.length > 0) {
    const object = open.pop()
    if (object instanceof PDFName && refused.has(object)) return object.decodeText()
    if (object instanceof PDFStream) open.push(object.dict)
    else if (object instanceof PDFArray) for (const one of object.asArray()) open.push(one)
    else if (object instanceof PDFDict)
      for (const [key, value] of object.entries()) open.push(key, value instanceof PDFRef ? undefined : value)
  }
  return undefined
}

/** Names may be written with `#xx` for any of their letters. */
function unescaped(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
