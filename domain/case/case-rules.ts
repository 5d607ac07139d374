import type { Role } from './role.ts'

/** What a product can ask two people for. */
export const twoPeopleActions = [
  'enter_result',
  'skip_step',
  'correct_identity',
  'accept_document_difference',
  'accept_tax_standing',
  'clear_sanction',
  'acknowledge_pep',
  'cancel_after_signature',
  'release_hold',
] as const
export type TwoPeopleAction = (typeof twoPeopleActions)[number]

/** The numbers and choices of a product that decide who may order what. Pinned with the product version of the case. */
export type CaseRules = {
  twoPeople: readonly TwoPeopleAction[]
  /** Largest amount, in minor units of the product's currency, that a role approves alone. */
  authorityMinor: Readonly<Partial<Record<Role, number>>>
  /** Steps that may be skipped. */
  skippable: readonly string[]
  limits: { amountMinor: Limits; termMonths: Limits }
  /** Above this amount the income must be proven. */
  incomeEvidence?: { aboveMinor: number } | undefined
}

type Limits = { min: number; max: number }
