import type { CallOptions } from '../call-options.ts'

/** A rectangle as fractions (0 to 1) of the page, from its top left corner. */
export type PageBox = { left: number; top: number; width: number; height: number }

export type IdentityDocumentType = 'passport' | 'identity_card'

/** Names of what an identity document may say; the same for every provider. */
export type IdentityFieldName =
  | 'surname'
  | 'givenNames'
  /** Where a document prints the name in one piece, as Brazilian cards do. */
  | 'fullName'
  | 'documentNumber'
  | 'personalNumber'
  | 'birthDate'
  | 'expiryDate'
  | 'issuingState'
  | 'nationality'
  | 'sex'
  | 'mrz'

export type ReadField = {
  name: IdentityFieldName
  /** As read, dates as ISO. An absent field is absent here, never an empty text with a high confidence. */
  value: string
  /** 0 to 100. */
  confidence: number
  /** 1-based page and where on it; undefined where the provider gives no geometry. */
  page: number
  box?: PageBox
  source: 'mrz' | 'visual'
}

export type ReadDocument = {
  /** Engine and version, for the record. */
  model: string
  documentType: IdentityDocumentType | 'unknown'
  fields: ReadField[]
  /** Of the machine-readable zone; `absent` where none was found. `wrong` names the fields whose check digit fails. */
  mrz:
    | { status: 'absent' }
    | { status: 'valid'; format: 'TD1' | 'TD2' | 'TD3' }
    | { status: 'invalid'; format: 'TD1' | 'TD2' | 'TD3' | 'unknown'; wrong: string[] }
  /**
   * `rotationDegrees` (0, 90, 180, 270) is the clockwise turn that makes the picture upright, after its EXIF orientation has been applied.
   * Width and height are those of the upright picture, and every box is a fraction of it.
   */
  pages: { page: number; widthPx: number; heightPx: number; rotationDegrees: number }[]
}

export type DocumentPage = { content: Uint8Array; mediaType: 'image/jpeg' | 'image/png' }

export type Ocr = {
  readonly provider: string
  /** Reads an identity document of one or two pages. Throws `OCR_DOCUMENT_UNREADABLE` for what no retry will read, `OCR_DOWN` for what one may. */
  readIdentityDocument(pages: DocumentPage[], options?: CallOptions): Promise<ReadDocument>
}
