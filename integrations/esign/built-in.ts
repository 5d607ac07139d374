import { createHash } from 'node:crypto'
import { P12Signer } from '@signpdf/signer-p12'
import { SignPdf } from '@signpdf/signpdf'
import { AppError } from '#domain/errors.ts'
import { appendPages } from '#integrations/pdf/append-pages.ts'
import { oneAtATime } from '#integrations/pdf/one-at-a-time.ts'
import { toPrintable } from '#integrations/pdf/typeface.ts'
import type { ESign, SigningEvidence } from './esign.ts'
import { evidencePage } from './evidence-page.ts'
import { evidenceWords } from './evidence-words.ts'
import { type CertificateSummary, type SealingCertificate, summariseCertificate } from './sealing-certificate.ts'
import { verifySeal } from './verify-seal.ts'

/** Two certificates and a signature of 3072 bits take three kilobytes; longer chains have room. */
const sealBytes = 8192

/**
 * Signing on our own page. The result is digitally sealed: it has neither a time stamp of a third party nor the signing-certificate
 * attribute, and is not PAdES-B-B. It keeps no envelopes: whether one is open, signed or void is in the record of the case, which owns the
 * page. The seal bears the instant of signing, so that a repeated call gives the same bytes.
 */
export function createBuiltInESign({ certificate }: { certificate: SealingCertificate }): ESign {
  const summary = summariseCertificate(certificate)
  return {
    provider: 'built-in',

    async requestSignature({ externalId }, options) {
      options?.signal?.throwIfAborted()
      return { envelopeId: toEnvelopeId(externalId), page: 'own_page' }
    },

    // Made from the outside id alone, so nothing is ever lost.
    async findEnvelope({ externalId }, options) {
      options?.signal?.throwIfAborted()
      return { envelopeId: toEnvelopeId(externalId), page: 'own_page' }
    },

    async openSigningPage({ envelopeId }) {
      throw new AppError('SIGNATURE_NOT_OPEN', { envelopeId, rule: 'signed on our own page' })
    },

    async readState(envelopeId) {
      throw new AppError('SIGNATURE_ENVELOPE_NOT_FOUND', { envelopeId, rule: 'kept in the record of the case' })
    },

    async voidEnvelope(_envelopeId, _reason, options) {
      options?.signal?.throwIfAborted()
    },

    async collectSigned({ envelopeId, pdf, evidence }, options) {
      options?.signal?.throwIfAborted()
      if (evidence === undefined) throw new AppError('SIGNATURE_NOT_COMPLETE', { envelopeId })
      if (sha256(pdf) !== evidence.documentSha256) throw new AppError('SIGNATURE_DOCUMENT_CHANGED', { envelopeId })
      const sealed = await oneAtATime(() => seal(certificate, pdf, { envelopeId, evidence, summary }))
      return { pdf: sealed, sha256: sha256(sealed) }
    },

    async readReport() {
      throw new AppError('WEBHOOK_SIGNATURE_INVALID', { provider: 'built-in', reason: 'our own page reports nothing' })
    },
  }
}

async function seal(certificate: SealingCertificate, pdf: Uint8Array, signing: Signing): Promise<Uint8Array> {
  const prepared = await addEvidence(pdf, signing)
  const signer = new P12Signer(certificate.p12, { passphrase: certificate.passphrase })
  const sealed = new Uint8Array(await new SignPdf().sign(Buffer.from(prepared), signer, new Date(signing.evidence.signedAt)))
  requireIntact(sealed, signing.summary)
  return sealed
}

/** The same request, the same envelope; nothing of the outside id shows in it. */
function toEnvelopeId(externalId: string): string {
  return `env_${sha256(`built-in e-signature\n${externalId}`).slice(0, 32)}`
}

type Signing = { envelopeId: string; evidence: SigningEvidence; summary: CertificateSummary }

function addEvidence(pdf: Uint8Array, { envelopeId, evidence, summary }: Signing): Promise<Uint8Array> {
  const words = evidenceWords[evidence.locale]
  return appendPages(pdf, {
    seal: {
      sealedAt: evidence.signedAt,
      sealedBy: summary.subject,
      reason: words.reason,
      description: words.fieldDescription,
      sizeBytes: sealBytes,
    },
    compose: (shown, typeface) => ({
      blocks: evidencePage({
        shown: { ...shown, sizeBytes: pdf.byteLength },
        envelopeId,
        evidence,
        certificate: summary,
        toPrintable: (text) => toPrintable(typeface, text),
      }),
      frame: { running: { left: words.running, right: shown.title }, footer: shown.title, numberPrefix: words.numberPrefix },
    }),
  })
}

/** No document leaves with a seal that does not hold, whatever the certificate brought about. */
function requireIntact(sealed: Uint8Array, { authorities }: CertificateSummary): void {
  const result = verifySeal(sealed, { trusted: authorities })
  if (result.outcome === 'broken')
    throw new AppError('SIGNATURE_MISCONFIGURED', { rule: 'a certificate whose seal holds', finding: result.finding })
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}
