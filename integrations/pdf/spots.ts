import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { DrawnPage } from './draw-pages.ts'
import { sheet } from './style.ts'

/** Where something stands in a PDF: the page from one, and points from its top left. */
export type PlacedSpot = {
  pageNumber: number
  leftPt: number
  topPt: number
  widthPt: number
  heightPt: number
  pageWidthPt: number
  pageHeightPt: number
}

/** The name of the place where the first, the second… signer signs. */
export function signerSpot(number: number): string {
  return `signer-${number}`
}

/**
 * Writes the spots of the pages as named destinations (ISO 32000-1, 12.3.2.3), each the rectangle to be shown: the document itself says where it
 * is signed, for whoever puts the field there, and nothing of it shows.
 */
export function writeSpots(document: PDFDocument, pages: readonly DrawnPage[]): void {
  const { context, catalog } = document
  const spots = pages.flatMap((page) => page.spots.map((spot) => ({ ref: page.ref, ...spot }))).sort((a, b) => (a.name < b.name ? -1 : 1))
  if (spots.length === 0) return
  const names = context.obj([])
  for (const { name, ref, xPt, topPt, widthPt, heightPt } of spots) {
    const [left, top] = [xPt, sheet.heightPt - topPt].map(roundPt) as [number, number]
    names.push(PDFString.of(name))
    names.push(context.obj([ref, PDFName.of('FitR'), left, roundPt(top - heightPt), roundPt(left + widthPt), top]))
  }
  catalog.set(PDFName.of('Names'), context.obj({ Dests: context.register(context.obj({ Names: names })) }))
}

/** Where a spot of this name stands, or undefined in a document that has none. */
export async function findSpot(pdf: Uint8Array, name: string): Promise<PlacedSpot | undefined> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const tree = document.catalog.lookupMaybe(PDFName.of('Names'), PDFDict)?.lookupMaybe(PDFName.of('Dests'), PDFDict)
  const names = tree?.lookupMaybe(PDFName.of('Names'), PDFArray)
  if (names === undefined) return undefined
  for (let index = 0; index + 1 < names.size(); index += 2) {
    if (names.lookupMaybe(index, PDFString)?.asString() === name) return toPlacedSpot(document, names.lookupMaybe(index + 1, PDFArray))
  }
  return undefined
}

function toPlacedSpot(document: PDFDocument, destination: PDFArray | undefined): PlacedSpot | undefined {
  const [page, , left, bottom, right, top] = destination?.asArray() ?? []
  const pageIndex = document.getPages().findIndex((one) => page instanceof PDFRef && one.ref === page)
  const sides = [left, bottom, right, top].map(toNumber)
  if (pageIndex === -1 || sides.some((side) => side === undefined)) return undefined
  const [leftPt, bottomPt, rightPt, upperPt] = sides as [number, number, number, number]
  const { width, height } = document.getPage(pageIndex).getSize()
  return {
    pageNumber: pageIndex + 1,
    leftPt,
    topPt: roundPt(height - upperPt),
    widthPt: roundPt(rightPt - leftPt),
    heightPt: roundPt(upperPt - bottomPt),
    pageWidthPt: width,
    pageHeightPt: height,
  }
}

function toNumber(object: PDFObject | undefined): number | undefined {
  return object instanceof PDFNumber ? object.asNumber() : undefined
}

function roundPt(value: number): number {
  return Math.round(value * 100) / 100
}
