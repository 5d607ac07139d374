/** The tags that the engine uses, all of the standard structure of PDF 1.7. */
export type StructureTag =
  | 'Document'
  | 'Part'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TFoot'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Form'

/** A stretch of marked content on a page. */
export type Mark = { readonly pageIndex: number; readonly markedContentId: number }

/** A node of the structure tree, which screen readers and text extraction follow instead of the positions on the page. */
export type StructureElement = {
  readonly tag: StructureTag
  /** Of a header cell: what it heads. */
  readonly scope?: 'Column' | 'Row'
  readonly children: (StructureElement | Mark)[]
}

export function newElement(tag: StructureTag): StructureElement {
  return { tag, children: [] }
}

export function addElement(parent: StructureElement, tag: StructureTag): StructureElement {
  const element = newElement(tag)
  parent.children.push(element)
  return element
}

export function addHeaderCell(row: StructureElement, scope: 'Column' | 'Row'): StructureElement {
  const element: StructureElement = { tag: 'TH', scope, children: [] }
  row.children.push(element)
  return element
}

export function isMark(child: StructureElement | Mark): child is Mark {
  return 'markedContentId' in child
}
