import { type PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib'
import type { Block } from './blocks.ts'
import { toContentStream } from './content-stream.ts'
import { type EmbeddedFonts, embedFonts } from './embed-fonts.ts'
import { fillPages } from './fill-pages.ts'
import { drawFrame, firstTextTop, type Frame } from './page-frame.ts'
import { createPen, type Pen, type Spot } from './pen.ts'
import { setBlock } from './set-block.ts'
import { sheet } from './style.ts'
import type { StructureElement } from './structure.ts'
import type { Typeface } from './typeface.ts'

export type DrawnPage = { ref: PDFRef; owners: readonly StructureElement[]; spots: readonly Spot[]; content: string }

export type Drawing = {
  typeface: Typeface
  blocks: readonly Block[]
  frame: Frame
  /** The blocks become its elements. */
  parent: StructureElement
}

/** Sets the blocks and adds as many pages as they fill. */
export async function drawPages(document: PDFDocument, drawing: Drawing): Promise<DrawnPage[]> {
  const pens = recordPages(drawing)
  const fonts = await embedFonts(
    document,
    drawing.typeface,
    pens.flatMap((pen) => pen.strokes),
  )
  const resources = document.context.register(document.context.obj({ Font: fontResources(fonts) }))
  return pens.map((pen) => addPage(document, pen, toContentStream(pen.strokes, drawing.typeface, fonts), resources))
}

function recordPages({ typeface, blocks, frame, parent }: Drawing): Pen[] {
  const galley = { typeface, leftPt: sheet.leftPt, widthPt: sheet.widthOfTextPt, parent }
  const slices = blocks.flatMap((block) => setBlock(galley, block))
  const pages = fillPages(slices, { firstTopPt: firstTextTop(typeface, frame), topPt: sheet.topPt, bottomPt: sheet.bottomPt })
  return pages.map((page, index) => {
    const pen = createPen(index)
    drawFrame(pen, typeface, frame, { pageNumber: index + 1, pageCount: pages.length })
    for (const slice of page) slice.draw(pen, slice.topPt)
    return pen
  })
}

function fontResources(fonts: EmbeddedFonts): Record<string, PDFRef> {
  return Object.fromEntries([...fonts.values()].map(({ resourceName, font }) => [resourceName, font.ref]))
}

function addPage(document: PDFDocument, pen: Pen, content: string, resources: PDFRef): DrawnPage {
  const page = document.addPage([sheet.widthPt, sheet.heightPt])
  page.node.set(PDFName.of('Resources'), resources)
  page.node.set(PDFName.of('Contents'), document.context.register(document.context.flateStream(content)))
  // The order of the tab key follows the structure (PDF/UA-1, 7.18.3).
  page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
  return { ref: page.ref, owners: pen.owners, spots: pen.spots, content }
}
