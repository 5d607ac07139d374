import { AppError, type ErrorCode } from '#domain/errors.ts'
import type { PdfRefusal } from './open-pdf.ts'

const codes: Record<PdfRefusal, ErrorCode> = {
  locked: 'OCR_PDF_LOCKED',
  too_many_pages: 'OCR_PDF_TOO_LONG',
  damaged: 'OCR_PDF_DAMAGED',
}

/** Why a PDF is not read, whoever was to read it. */
export function pdfRefused(refusal: PdfRefusal, provider: string): AppError {
  return new AppError(codes[refusal], { provider })
}
