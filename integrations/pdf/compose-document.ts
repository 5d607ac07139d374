import { PDFDocument } from '@cantoo/pdf-lib'
import type { Block, DocumentLocale, Letterhead } from './blocks.ts'
import { drawPages } from './draw-pages.ts'
import { writeFileIdentifier, writeMetadata } from './metadata.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { writeSpots } from './spots.ts'
import { newElement } from './structure.ts'
import { loadTypeface } from './typeface.ts'
import { writeStructure } from './write-structure.ts'

export type Composition = {
  readonly locale: DocumentLocale
  readonly title: string
  /** Stands on every page, so that a loose page finds its way back. */
  readonly reference: string
  /** ISO date. */
  readonly issuedOn: string
  readonly letterhead: Letterhead
  readonly blocks: readonly Block[]
}

/**
 * A tagged PDF with letterhead, running headers and page numbers. The same composition gives the same bytes: no clock, no chance, so that
 * the hash of what was shown can be reproduced.
 */
export function composeDocument(composition: Composition): Promise<Uint8Array> {
  return oneAtATime(() => compose(composition))
}

async function compose(composition: Composition): Promise<Uint8Array> {
  const { locale, title, reference, issuedOn, letterhead } = composition
  const document = await PDFDocument.create({ updateMetadata: false })
  const head = newElement('Document')
  const pages = await drawPages(document, {
    typeface: await loadTypeface(),
    blocks: composition.blocks,
    frame: {
      letterhead,
      running: { left: `${letterhead.name} · ${title}`, right: reference },
      footer: `${letterhead.name} · ${letterhead.taxId} · ${reference}`,
    },
    parent: head,
  })
  writeStructure(document, head, pages)
  writeSpots(document, pages)
  writeMetadata(document, { title: `${title} · ${reference}`, author: letterhead.name, locale, issuedOn })
  writeFileIdentifier(
    document,
    pages.map((page) => page.content),
  )
  return document.save({ addDefaultPage: false, updateFieldAppearances: false })
}
