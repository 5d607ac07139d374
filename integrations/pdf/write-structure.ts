import { PDFArray, type PDFContext, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib'
import type { DrawnPage } from './draw-pages.ts'
import { isMark, type Mark, type StructureElement } from './structure.ts'

/** The structure of a new document: a tree with one `Document` element at its head. */
export function writeStructure(document: PDFDocument, head: StructureElement, pages: readonly DrawnPage[]): void {
  const { context } = document
  const root = context.obj({ Type: 'StructTreeRoot', ParentTree: { Nums: [] }, ParentTreeNextKey: 0 })
  const rootRef = context.register(root)
  document.catalog.set(PDFName.of('StructTreeRoot'), rootRef)
  document.catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  const refs = writeElements(context, head, rootRef, pages)
  root.set(PDFName.of('K'), context.obj([refs.get(head)!]))
  writeParentTree(document, pages, refs)
}

/** Adds an element at the end of the `Document` element of a tree that this engine wrote. */
export function extendStructure(
  document: PDFDocument,
  element: StructureElement,
  pages: readonly DrawnPage[],
): ReadonlyMap<StructureElement, PDFRef> {
  const { context } = document
  const root = structureRootOf(document)
  const headRef = root.lookup(PDFName.of('K'), PDFArray).get(0)
  if (!(headRef instanceof PDFRef)) throw new Error('The structure tree has no element at its head')
  const refs = writeElements(context, element, headRef, pages)
  context.lookup(headRef, PDFDict).lookup(PDFName.of('K'), PDFArray).push(refs.get(element)!)
  context.lookup(headRef, PDFDict).registerChange()
  writeParentTree(document, pages, refs)
  return refs
}

/** Puts an object outside the pages' content, such as a form field, on its page and in its place in the structure. */
export function adoptObject(document: PDFDocument, adoption: { object: PDFDict; ref: PDFRef; page: PDFRef; parent: PDFRef }): void {
  const { context } = document
  const { object, ref, page, parent } = adoption
  const root = structureRootOf(document)
  const key = nextKeyOf(root)
  const numbers = numbersOf(root)
  numbers.push(PDFNumber.of(key))
  numbers.push(parent)
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(key + 1))
  object.set(PDFName.of('StructParent'), PDFNumber.of(key))
  context.lookup(parent, PDFDict).set(PDFName.of('K'), context.obj([context.obj({ Type: 'OBJR', Obj: ref, Pg: page })]))
  context.lookup(page, PDFDict).set(PDFName.of('Annots'), context.obj([ref]))
}

function structureRootOf(document: PDFDocument): PDFDict {
  return document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
}

function numbersOf(root: PDFDict): PDFArray {
  return root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray)
}

function nextKeyOf(root: PDFDict): number {
  return root.lookup(PDFName.of('ParentTreeNextKey'), PDFNumber).asNumber()
}

type ElementRefs = Map<StructureElement, PDFRef>

function writeElements(
  context: PDFContext,
  element: StructureElement,
  parentRef: PDFRef,
  pages: readonly DrawnPage[],
  refs: ElementRefs = new Map(),
): ElementRefs {
  const ref = context.nextRef()
  refs.set(element, ref)
  const firstMark = element.children.find(isMark)
  const homePage = firstMark === undefined ? undefined : pages[firstMark.pageIndex]?.ref
  const children = element.children.map((child) => {
    if (isMark(child)) return toMarkObject(context, child, pages, homePage)
    writeElements(context, child, ref, pages, refs)
    return refs.get(child)!
  })
  const dictionary = context.obj({ Type: 'StructElem', S: element.tag, P: parentRef, K: children })
  if (homePage !== undefined) dictionary.set(PDFName.of('Pg'), homePage)
  const attributes = attributesOf(element)
  if (attributes !== undefined) dictionary.set(PDFName.of('A'), context.obj(attributes))
  context.assign(ref, dictionary)
  return refs
}

function toMarkObject(context: PDFContext, mark: Mark, pages: readonly DrawnPage[], homePage: PDFRef | undefined): PDFNumber | PDFDict {
  const page = pages[mark.pageIndex]?.ref
  if (page === homePage) return PDFNumber.of(mark.markedContentId)
  return context.obj({ Type: 'MCR', Pg: page, MCID: mark.markedContentId })
}

function attributesOf({ tag, scope }: StructureElement): { O: string; Scope?: string; ListNumbering?: string } | undefined {
  if (tag === 'L') return { O: 'List', ListNumbering: 'Disc' }
  return scope === undefined ? undefined : { O: 'Table', Scope: scope }
}

/** From each page and marked content id back to the element, as readers need it. */
function writeParentTree(document: PDFDocument, pages: readonly DrawnPage[], refs: ElementRefs): void {
  const { context } = document
  const root = structureRootOf(document)
  const numbers = numbersOf(root)
  const firstKey = nextKeyOf(root)
  pages.forEach((page, index) => {
    numbers.push(PDFNumber.of(firstKey + index))
    numbers.push(context.register(context.obj(page.owners.map((owner) => refs.get(owner)!))))
    context.lookup(page.ref, PDFDict).set(PDFName.of('StructParents'), PDFNumber.of(firstKey + index))
  })
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(firstKey + pages.length))
}
