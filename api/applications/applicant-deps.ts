import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { CodeAtService } from '#db/applications/try-code-at-service.ts'
import type { Store } from '#db/store.ts'
import type { Locale } from '#domain/texts/locale.ts'
import type { PdfChecker } from '../documents/pdf-checker.ts'
import type { RateLimiter } from '../http/rate-limiter.ts'
import type { OutboxRelay } from '../outbox/deliver-outbox.ts'
import type { ProcessEngine } from '../processes/process-engine.ts'

/** A way to the page of a signing service for one visit. */
export type SigningPage =
  | { kind: 'redirect'; url: string }
  | { kind: 'frame'; url: string; clientId: string; skipDomainVerification: boolean }

export type SigningVisit = {
  provider: string
  /** The provider's id of the envelope, and ours. */
  envelopeId: string
  externalId: string
  signer: { name: string; email: string }
  returnUrl: string
  locale: Locale
}

export type ApplicantDeps = {
  openSigningPage: (visit: SigningVisit) => Promise<SigningPage>
  /** Tries codes that a service sent; left out where we send them ourselves. */
  codeAtService?: CodeAtService | undefined
  /** Right of the @ in addresses of ours that stand for who has none. */
  mailDomain: string
  /** Where browsers reach us, without a slash at the end. */
  publicUrl: string
  store: Store
  engine: ProcessEngine
  relay: OutboxRelay
  limiter: RateLimiter
  pdfChecker: PdfChecker
  /** The calendar day in the lender's time zone. */
  today: () => IsoDate
  clock: () => string
}
