import { PDFDocument } from '@cantoo/pdf-lib'

/** What a reviewer writes down after a look at a document: the evidence for a result that no machine gave. */
export async function reviewersNote(): Promise<Uint8Array> {
  const note = await PDFDocument.create()
  note.addPage().drawText('Seen in the original. It is what was declared.')
  return note.save()
}
