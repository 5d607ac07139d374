import type { Block, Fact } from '#integrations/pdf/blocks.ts'
import type { ShownDocument } from '#integrations/pdf/append-pages.ts'
import type { SigningEvidence } from './esign.ts'
import { evidenceWords } from './evidence-words.ts'
import { brazilianTime, universalTime } from './instant-text.ts'
import type { CertificateSummary } from './sealing-certificate.ts'

type EvidencePage = {
  shown: ShownDocument & { sizeBytes: number }
  envelopeId: string
  evidence: SigningEvidence
  certificate: CertificateSummary
  /** Makes text from outside, such as the browser's name, drawable: evidence of a signature that was given must not fail over a letter. */
  toPrintable: (text: string) => string
}

const longestUserAgent = 400

/** Who signed what, when, from where, and how we know: the page that follows the signed document. */
export function evidencePage({ shown, envelopeId, evidence, certificate, toPrintable }: EvidencePage): Block[] {
  const words = evidenceWords[evidence.locale]
  const size = groupDigits(shown.sizeBytes, evidence.locale)
  const section = (heading: string, facts: readonly Fact[]): Block[] => [
    { kind: 'heading', level: 2, text: heading },
    { kind: 'facts', perRow: 1, facts: facts.map(({ label, value }) => ({ label, value: toPrintable(value) })) },
  ]
  return [
    { kind: 'title', text: words.title, subtitle: words.subtitle(shown.title) },
    { kind: 'paragraph', text: [words.introduction(size)] },
    ...section(words.document, [
      { label: words.name, value: shown.title },
      { label: words.pages, value: String(shown.pageCount) },
      { label: words.size, value: words.bytes(size) },
      { label: words.hash, value: evidence.documentSha256 },
    ]),
    ...section(words.signer, [
      { label: words.signerName, value: evidence.signerName },
      { label: words.taxId, value: evidence.signerTaxId },
      { label: words.authentication, value: describeAuthentication(evidence) },
    ]),
    ...section(words.act, [
      { label: words.opened, value: bothTimes(evidence.openedAt) },
      { label: words.signed, value: bothTimes(evidence.signedAt) },
      { label: words.ipAddress, value: evidence.ipAddress },
      { label: words.userAgent, value: shorten(evidence.userAgent) },
      { label: words.statement, value: evidence.statement },
      { label: words.envelope, value: envelopeId },
    ]),
    ...section(words.seal, [
      { label: words.sealedBy, value: certificate.subject },
      { label: words.issuedBy, value: certificate.issuer },
      { label: words.serial, value: certificate.serialNumber },
      { label: words.fingerprint, value: certificate.sha256 },
    ]),
    { kind: 'paragraph', tone: 'small', text: [words.explanation] },
  ]
}

function describeAuthentication({ authentication, locale }: SigningEvidence): string {
  const words = evidenceWords[locale]
  const [, channel, recipient = ''] = /^(sms|email):(.+)$/.exec(authentication) ?? []
  if (channel === 'sms') return words.codeBySms(recipient)
  return channel === 'email' ? words.codeByMail(recipient) : authentication
}

/** A browser may call itself anything, at any length; what is cut off here is in the record of the case. */
function shorten(userAgent: string): string {
  return userAgent.length > longestUserAgent ? `${userAgent.slice(0, longestUserAgent).trimEnd()}…` : userAgent
}

function bothTimes(instant: string): string {
  return `${universalTime(instant)} · ${brazilianTime(instant)}`
}

function groupDigits(count: number, locale: SigningEvidence['locale']): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, locale === 'en' ? ',' : '.')
}
