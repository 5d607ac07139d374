import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A node of the tagged structure with all the text below it. */
export type ReadElement = { role: string; text: string; children: ReadElement[] }

export type ReadPdf = {
  title: string
  language: string
  isTagged: boolean
  /** Everything that stands on a page, headers and footers included, in the order of the content. */
  pages: { text: string; elements: ReadElement[] }[]
}

type StructureNode = Awaited<ReturnType<PdfPage['getStructTree']>>
type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>

/** Reads a PDF with an engine that is not the one that wrote it, as a screen reader would: by its tags. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 })
  const document = await task.promise
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } }
  const pages: ReadPdf['pages'] = []
  for (let number = 1; number <= document.numPages; number += 1) pages.push(await readPage(await document.getPage(number)))
  const marks = await document.getMarkInfo()
  await task.destroy()
  return {
    title: info.Title ?? '',
    language: info.Language ?? '',
    isTagged: (marks as ReadonlyMap<string, boolean> | null)?.get('Marked') === true,
    pages,
  }
}

/** The rows of the tables whose header row reads so, over all pages. Each row is the text of its cells. */
export function readTable(pdf: ReadPdf, firstHeader: string): string[][] {
  const rows = pdf.pages.flatMap((page) => page.elements.flatMap((element) => tablesOf(element)))
  const found = rows.findIndex((table) => table[0]?.[0] === firstHeader)
  if (found === -1) throw new Error(`No table begins with ${firstHeader}`)
  // A table goes on over pages: what follows on the next page has no header of its own in the structure.
  const width = rows[found]![0]!.length
  const next = rows.slice(found + 1).findIndex((table) => table[0]?.length !== width)
  return rows.slice(found, next === -1 ? undefined : found + 1 + next).flat()
}

export function findElements(elements: readonly ReadElement[], role: string): ReadElement[] {
  return elements.flatMap((element) => (element.role === role ? [element] : findElements(element.children, role)))
}

function tablesOf(element: ReadElement): string[][][] {
  return findElements([element], 'Table').map((table) =>
    findElements([table], 'TR')
      .map((row) => row.children.map((cell) => cell.text))
      .filter(hasText),
  )
}

/** The reader lists the rows that stand on other pages as well, without their text. */
function hasText(row: readonly string[]): boolean {
  return row.some((text) => text !== '')
}

async function readPage(page: PdfPage): Promise<ReadPdf['pages'][number]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const textByMark = new Map<string, string>()
  const open: string[] = []
  const all: string[] = []
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.id ?? '')
      if (item.type !== 'endMarkedContent') all.push('\n')
    } else {
      // The reader turns the space at the end of a line into this flag.
      const text = item.hasEOL ? `${item.str} ` : item.str
      all.push(text)
      const mark = open.at(-1)
      if (mark !== undefined && mark !== '') textByMark.set(mark, (textByMark.get(mark) ?? '') + text)
    }
  }
  const tree = await page.getStructTree()
  return { text: plain(all.join('')), elements: toElements(tree, textByMark) }
}

function toElements(node: StructureNode | null, textByMark: ReadonlyMap<string, string>): ReadElement[] {
  return (node?.children ?? []).flatMap((child) => {
    if (!('role' in child)) return []
    const element = toElement(child, textByMark)
    return [element]
  })
}

function toElement(node: StructureNode, textByMark: ReadonlyMap<string, string>): ReadElement {
  const children = toElements(node, textByMark)
  const texts = node.children.map((child, index) =>
    'role' in child
      ? (children[node.children.slice(0, index).filter((one) => 'role' in one).length]?.text ?? '')
      : (textByMark.get(child.id ?? '') ?? ''),
  )
  return { role: node.role, children, text: plain(texts.join(children.length > 0 ? '\n' : '')) }
}

/** Non-breaking spaces hold numbers and references together on paper; in a comparison they are spaces. */
function plain(text: string): string {
  return text.normalize('NFC').replaceAll('\u00A0', ' ').replaceAll(/ +/g, ' ').trim()
}
