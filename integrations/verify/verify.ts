import type { CallOptions } from '../call-options.ts'

export type VerificationRequest = {
  channel: 'sms' | 'email'
  /** E.164, or an e-mail address. */
  to: string
  locale: 'en' | 'pt-BR'
}

/** `verificationId` is the service's own: it is what a code is tried against. */
export type StartedVerification = { verificationId: string }

/** `void`: approved before, expired, tried too often or called off. Another one must be begun. */
export type CodeOutcome = 'approved' | 'wrong' | 'void'

/**
 * A service that makes one-time codes, sends them and tries them, so that we never know one. The built-in codes, which we make ourselves and
 * send as any message, need none.
 */
export type Verify = {
  readonly provider: string
  /** Has a code sent. Begun again for the same contact while a code stands, it is the same verification, and the code is sent again. */
  start(request: VerificationRequest, options?: CallOptions): Promise<StartedVerification>
  /** The verification that stands for a contact and whose code was sent since `since` (ISO instant), or undefined. Settles a doubtful start. */
  findStarted(request: VerificationRequest, since: string, options?: CallOptions): Promise<StartedVerification | undefined>
  /** Tries a code. An approval is given once: after a reply that was lost the code is void. */
  check(attempt: { verificationId: string; code: string }, options?: CallOptions): Promise<CodeOutcome>
  /** Calls it off. One that no longer stands is as good as called off. */
  cancel(verificationId: string, options?: CallOptions): Promise<void>
}
