import { AppError } from '#domain/errors.ts'
import { findSpot, type PlacedSpot, signerSpot } from '#integrations/pdf/spots.ts'

/** Where the first signer signs. Throws `SIGNATURE_DOCUMENT_UNREADABLE` for a document that does not say. */
export async function readSignerSpot(pdf: Uint8Array): Promise<PlacedSpot> {
  const spot = await findSpot(pdf, signerSpot(1)).catch((cause: unknown) => {
    throw new AppError('SIGNATURE_DOCUMENT_UNREADABLE', { rule: 'a PDF' }, { cause })
  })
  if (spot === undefined) throw new AppError('SIGNATURE_DOCUMENT_UNREADABLE', { rule: 'a place for the signature' })
  return spot
}
