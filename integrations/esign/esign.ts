import type { CallOptions } from '../call-options.ts'
import type { SignedRequest } from '../webhooks/standard-webhook.ts'

/** Whom a contract is put before. The same for every call about an envelope: vendors compare it letter by letter. */
export type Signer = { name: string; email: string }

export type SignatureRequest = {
  /** Our id of the envelope, made and written down before the first try. */
  externalId: string
  /** An earlier try began then (ISO instant) and nobody saw its end: what it may have made is looked for before anything is made anew. */
  triedSince?: string
  title: string
  pdf: Uint8Array
  signer: Signer
  locale: 'en' | 'pt-BR'
  /** Days after which the vendor itself closes what nobody signed, should we never come back to it. */
  standsDays: number
}

/** `own_page` means that our applicant app shows the document and records the act of signing; else the vendor does, on its page. */
export type Envelope = { envelopeId: string; page: 'own_page' | 'vendor_page' }

/** What the provider says of an envelope when asked. Only this counts: neither a redirect nor a webhook does. */
export type EnvelopeState =
  | { status: 'open' }
  | { status: 'signed'; signedAt: string }
  | { status: 'declined'; /** In the signer's own words. */ reason?: string }
  | { status: 'void' }

/** A way to the vendor's page for one visit: it is made at the click, works once and for minutes, and is never kept. */
export type SigningPage =
  | { kind: 'redirect'; url: string }
  /** Shown inside our own page by the vendor's script, which tells it when the signer is done. */
  | { kind: 'frame'; url: string; clientId: string; skipDomainVerification: boolean }

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

type HashedPdf = { pdf: Uint8Array; /** Hex. */ sha256: string }

/** `certificate` is the provider's own account of the signing, where it is a document beside the signed one and not a part of it. */
export type SignedDocument = HashedPdf & { certificate?: HashedPdf }

/** A webhook of the provider whose signature was verified. It only wakes us: `progress` is news that decides nothing. */
export type EnvelopeReport = {
  /** The same for every delivery of one event. */
  eventId: string
  envelopeId: string
  /** Ours, where the provider repeats it: the report may come before we know what the provider calls the envelope. */
  externalId?: string
  status: 'signed' | 'declined' | 'void' | 'progress'
}

export type ESign = {
  readonly provider: string
  /** What the provider wants to read as a receipt of a report; most are content with any success. */
  readonly reportReceipt?: string
  requestSignature(request: SignatureRequest, options?: CallOptions): Promise<Envelope>
  /** The envelope that a try since then may have made, or undefined. `since` is an ISO instant. */
  findEnvelope(sought: { externalId: string; since: string }, options?: CallOptions): Promise<Envelope | undefined>
  /** Throws `SIGNATURE_NOT_OPEN` where there is nothing (any more) to sign. */
  openSigningPage(
    visit: { envelopeId: string; externalId: string; signer: Signer; returnUrl: string; locale: 'en' | 'pt-BR' },
    options?: CallOptions,
  ): Promise<SigningPage>
  /** Throws `SIGNATURE_ENVELOPE_NOT_FOUND`. */
  readState(envelopeId: string, options?: CallOptions): Promise<EnvelopeState>
  /** Idempotent: an envelope that is void or declined stays so. Throws `SIGNATURE_ALREADY_COMPLETE` for one that was signed. */
  voidEnvelope(envelopeId: string, reason: string, options?: CallOptions): Promise<void>
  /** The signed document of a completed envelope. Throws `SIGNATURE_NOT_COMPLETE` before. */
  collectSigned(
    request: { envelopeId: string; pdf: Uint8Array; evidence?: SigningEvidence },
    options?: CallOptions,
  ): Promise<SignedDocument>
  /** Throws `WEBHOOK_SIGNATURE_INVALID` unless the provider sent it, `WEBHOOK_MALFORMED` where they cannot be read. */
  readReport(request: SignedRequest): Promise<EnvelopeReport>
}
