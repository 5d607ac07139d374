import type { Actor } from './actor.ts'
import type { HoldKind } from './hold.ts'
import type { ManualResult } from './manual-result.ts'

/** Points at something in the record by id and by hash, so that what was ordered is exactly what is there. */
export type ContentReference = { id: string; sha256: string }

/** What of the applicant's declaration staff may correct. */
export const correctableFields = ['fullName', 'birthDate', 'taxId', 'email', 'phone', 'pixKey'] as const
export type CorrectableField = (typeof correctableFields)[number]

/** What staff may ask the applicant for again; each has its words for the applicant in `domain/texts/requests.ts`. */
export const requestReasons = [
  'blurry',
  'glare',
  'cropped',
  'wrong_side',
  'wrong_type',
  'expired',
  'unreadable',
  'name_mismatch',
  'birth_date_mismatch',
  'tax_id_mismatch',
  'tax_registration_suspended',
  'paper_unreadable',
  'paper_not_accepted',
  'paper_too_old',
  'paper_of_somebody_else',
  'months_missing',
] as const
export type RequestReason = (typeof requestReasons)[number]

/** What somebody orders a case to do. One kind, one Temporal update, one row of the rule table in `permit-order.ts`. */
export type OrderContent =
  | { kind: 'retryStep'; step: string }
  | { kind: 'correctStep'; step: string; fields: CorrectableField[]; correction: ContentReference }
  | { kind: 'switchProvider'; step: string; provider: string }
  | { kind: 'enterResult'; step: string; result: ManualResult; evidence: ContentReference }
  | { kind: 'skipStep'; step: string }
  | { kind: 'askApplicant'; step: string; request: RequestReason }
  | { kind: 'decideStep'; step: string; decision: string; reasons: string[]; terms?: DecidedTerms }
  | { kind: 'declineCase'; reasons: string[] }
  | { kind: 'cancelCase' }
  /** `confirmedIn` is the case in which compliance confirmed what the hold is for. */
  | { kind: 'holdCase'; holdKind: HoldKind; confirmedIn?: string }
  /** The kind is for whoever confirms it. Orders from before holds had names do not say which they mean. */
  | { kind: 'releaseCase'; holdId?: string; holdKind?: HoldKind }
  | { kind: 'withdrawCase' }
  | { kind: 'changeTerms'; terms: DecidedTerms }
  | { kind: 'confirmProposal'; proposalId: string; hash: string }
  | { kind: 'refuseProposal'; proposalId: string; hash: string }

export type OrderKind = OrderContent['kind']

/** The kinds, for whoever registers a handler for each. */
export const orderKinds = [
  'retryStep',
  'correctStep',
  'switchProvider',
  'enterResult',
  'skipStep',
  'askApplicant',
  'decideStep',
  'declineCase',
  'cancelCase',
  'holdCase',
  'releaseCase',
  'withdrawCase',
  'changeTerms',
  'confirmProposal',
  'refuseProposal',
] as const satisfies readonly OrderKind[]

/** What is asked for, or what an underwriter approves: for a counter-offer, other than what was asked. */
export type DecidedTerms = { amountMinor: number; termMonths: number }

/**
 * An order with who gives it, why, and on the strength of which version of the case; staff always name one. The note in free words stays
 * in the record.
 */
export type Order<Content extends OrderContent = OrderContent> = {
  orderId: string
  actor: Actor
  expectedVersion?: number
  reasonCode: string
  content: Content
}
