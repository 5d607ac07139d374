import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { AppError } from '#domain/errors.ts'
import type { Block } from './blocks.ts'
import { drawPages } from './draw-pages.ts'
import type { Frame } from './page-frame.ts'
import { addSealField, type SealField } from './seal-field.ts'
import { newElement } from './structure.ts'
import { loadTypeface, type Typeface } from './typeface.ts'
import { extendStructure } from './write-structure.ts'

/** What the pages to be added may say about the document that they join. */
export type ShownDocument = { title: string; pageCount: number }

export type Addition = {
  readonly seal: SealField
  readonly compose: (shown: ShownDocument, typeface: Typeface) => { blocks: readonly Block[]; frame: Frame }
}

/**
 * Adds pages and an empty seal to a document of this engine as an incremental update (ISO 32000-1, 7.5.6): the file begins with the bytes of
 * the document as it was, untouched, so that everyone can cut them out again and compare their hash.
 */
export async function appendPages(pdf: Uint8Array, addition: Addition): Promise<Uint8Array> {
  const document = await load(pdf)
  const typeface = await loadTypeface()
  const { blocks, frame } = addition.compose({ title: document.getTitle() ?? '', pageCount: document.getPageCount() }, typeface)
  const part = newElement('Part')
  const form = newElement('Form')
  const pages = await drawPages(document, { typeface, blocks, frame, parent: part })
  part.children.push(form)
  const refs = extendStructure(document, part, pages)
  addSealField(document, addition.seal, { page: pages.at(-1)!.ref, parent: refs.get(form)! })
  return document.save()
}

async function load(pdf: Uint8Array): Promise<PDFDocument> {
  const document = await parse(pdf)
  if (document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict) === undefined)
    throw new AppError('SIGNATURE_DOCUMENT_UNREADABLE', { rule: 'a tagged document' })
  return document
}

async function parse(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false, throwOnInvalidObject: true })
  } catch (cause) {
    throw new AppError('SIGNATURE_DOCUMENT_UNREADABLE', { rule: 'a PDF' }, { cause })
  }
}
