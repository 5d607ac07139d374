import { PDFHexString, PDFName, type PDFDict, type PDFDocument, type PDFRef, PDFString } from '@cantoo/pdf-lib'
import { adoptObject } from './write-structure.ts'

export type SealField = {
  /** ISO instant. */
  readonly sealedAt: string
  readonly sealedBy: string
  readonly reason: string
  /** What a screen reader says for the field. */
  readonly description: string
  /** Room for the signature, in bytes. */
  readonly sizeBytes: number
}

/** Stands where the byte range is written once the length of the file is known; `@signpdf/signpdf` looks for it. */
const byteRangePlaceholder = '**********'

/**
 * An invisible signature field over the whole file, its value still to be filled in. It has its place in the structure, as PDF/UA asks of
 * every field.
 */
export function addSealField(document: PDFDocument, field: SealField, place: { page: PDFRef; parent: PDFRef }): void {
  const { context, catalog } = document
  const widget = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFString.of('Seal'),
    TU: PDFHexString.fromText(field.description),
    V: context.register(emptySeal(document, field)),
    // Printed and locked, of no size: the evidence page says in words what it seals.
    F: 4 + 128,
    Rect: [0, 0, 0, 0],
    P: place.page,
  })
  const widgetRef = context.register(widget)
  catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [widgetRef], SigFlags: 3 }))
  adoptObject(document, { object: widget, ref: widgetRef, ...place })
}

function emptySeal({ context }: PDFDocument, field: SealField): PDFDict {
  const placeholder = PDFName.of(byteRangePlaceholder)
  return context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, placeholder, placeholder, placeholder],
    Contents: PDFHexString.of('0'.repeat(field.sizeBytes * 2)),
    M: PDFString.of(toPdfDate(field.sealedAt)),
    Name: PDFHexString.fromText(field.sealedBy),
    Reason: PDFHexString.fromText(field.reason),
  })
}

/** `2026-11-21T12:00:05.123Z` is `D:20261121120005Z`. */
function toPdfDate(instant: string): string {
  return `D:${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
}
