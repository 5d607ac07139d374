import { z } from 'zod'

/** A vendor has at most one scenario an aspect, so that a payment can be returned later while its webhooks arrive twice. */
export type Aspect = 'transport' | 'quota' | 'clock' | 'answer' | 'outcome' | 'webhook'

/** Scenarios by name: the aspect that they change, and the parameters that they need. */
export type Catalogue = Readonly<Record<string, { aspect: Aspect; parameters: z.ZodType }>>

export const milliseconds = z.int().min(0).max(3_600_000)
export const nothing = z.strictObject({})

/** What can go wrong with any server on the line. `playTransport` plays these for every vendor, which need know nothing of them. */
export const onTheLine = {
  down: { aspect: 'transport', parameters: nothing },
  error500: { aspect: 'transport', parameters: nothing },
  refused_connection: { aspect: 'transport', parameters: nothing },
  slow: { aspect: 'transport', parameters: z.strictObject({ delayMs: milliseconds }) },
  rate_limited: { aspect: 'transport', parameters: z.strictObject({ retryAfterSeconds: z.int().positive().optional() }) },
  unauthorized_once: { aspect: 'transport', parameters: nothing },
  /** Half of the body, of whatever kind: text, JSON or a file. */
  malformed: { aspect: 'transport', parameters: nothing },
  reply_lost_after_commit: { aspect: 'transport', parameters: nothing },
  schema_drift: {
    aspect: 'transport',
    parameters: z.strictObject({ change: z.enum(['extra_field', 'missing_field']).default('missing_field') }),
  },
  /** So many requests a window, counted and told in the vendor's own headers; then refused until the window is over. */
  quota: { aspect: 'quota', parameters: z.strictObject({ limit: z.int().positive(), windowSeconds: z.int().positive().max(3600) }) },
  /** The vendor's clock is wrong: tokens, signatures and time stamps of this vendor live by it. */
  clock_skew: { aspect: 'clock', parameters: z.strictObject({ seconds: z.int().min(-86_400).max(86_400) }) },
} as const satisfies Catalogue

/** What can go wrong with a vendor's calls to us. `tellOf` and the sender of webhooks play these. */
export const callingBack = {
  webhook_duplicated: { aspect: 'webhook', parameters: nothing },
  webhook_early: { aspect: 'webhook', parameters: nothing },
  webhook_reordered: { aspect: 'webhook', parameters: nothing },
  webhook_lost: { aspect: 'webhook', parameters: nothing },
  webhook_wrong_signature: { aspect: 'webhook', parameters: nothing },
} as const satisfies Catalogue

/** For vendors that sign with one of two live secrets. */
export const rotatingSecrets = { webhook_previous_secret: { aspect: 'webhook', parameters: nothing } } as const satisfies Catalogue

/** For vendors that sign the time as well. */
export const signingTheTime = { webhook_stale: { aspect: 'webhook', parameters: nothing } } as const satisfies Catalogue
