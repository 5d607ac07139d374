import type { CallOptions } from '../call-options.ts'

export type SignatureRequest = {
  /** Our stable id: a repeated request with it finds the same envelope. */
  externalId: string
  title: string
  pdf: Uint8Array
  signer: { name: string; email?: string }
}

/** `own_page` means that our applicant app shows the document and records the act of signing; else the vendor does, at a link minted at the click. */
export type Envelope = { envelopeId: string; page: 'own_page' | 'vendor_page' }

/** What our own signing page recorded. Becomes the evidence page and is sealed with the document. */
export type SigningEvidence = {
  signerName: string
  /** Masked for print. */
  signerTaxId: string
  /** ISO instants. */
  openedAt: string
  signedAt: string
  ipAddress: string
  userAgent: string
  /** How the signer proved control of the contact, for example `sms:+55 11 9****-1234`. */
  authentication: string
  /** Hex SHA-256 of the exact bytes that were shown. */
  documentSha256: string
  /** The sentence that the signer accepted, in their language. */
  statement: string
  locale: 'en' | 'pt-BR'
}

export type SignedDocument = { pdf: Uint8Array; sha256: string; certificateSubject: string }

export type ESign = {
  readonly provider: string
  requestSignature(request: SignatureRequest, options?: CallOptions): Promise<Envelope>
  /** Idempotent: an envelope that is void already stays void. Throws `SIGNATURE_ALREADY_COMPLETE` for one that was signed. */
  voidEnvelope(envelopeId: string, reason: string, options?: CallOptions): Promise<void>
  /** The sealed document of a completed envelope. Throws `SIGNATURE_NOT_COMPLETE` before. */
  collectSigned(
    request: { envelopeId: string; pdf: Uint8Array; evidence?: SigningEvidence },
    options?: CallOptions,
  ): Promise<SignedDocument>
}
