import type { OrderKind } from './order.ts'

/**
 * Why staff give an order, by its kind; the desk offers these. What the applicant is asked for carries its own reason, and a declined
 * application those of its product.
 */
export const orderReasons = {
  retryStep: ['outside_system_back', 'passing_fault', 'input_put_right', 'other'],
  correctStep: ['typing_error', 'shown_by_document', 'confirmed_by_applicant', 'other'],
  switchProvider: ['provider_down', 'provider_reads_poorly', 'other'],
  enterResult: ['checked_at_the_source', 'provider_down', 'confirmed_in_writing', 'other'],
  skipStep: ['done_outside', 'serves_no_purpose', 'other'],
  cancelCase: ['asked_by_applicant', 'duplicate_application', 'opened_by_mistake', 'fraud_suspected', 'other'],
  holdCase: ['fraud_suspected', 'listed_person_confirmed', 'court_order', 'asked_by_authority', 'under_investigation', 'other'],
  releaseCase: ['suspicion_cleared', 'no_longer_listed', 'licensed_by_authority', 'order_lifted', 'placed_by_mistake', 'other'],
  confirmProposal: ['evidence_checked', 'confirmed_by_applicant', 'within_policy', 'other'],
  refuseProposal: ['evidence_insufficient', 'outside_policy', 'better_way_open', 'other'],
} as const satisfies Partial<Record<OrderKind, readonly string[]>>

/** Why staff decide as they do, by step and decision. Underwriting declines and counter-offers with the reasons of the product. */
export const decisionReasons = {
  'taxAuthority.accept': ['spelling_only', 'name_changed', 'other_name_in_use', 'other'],
  'compareDocument.accept': ['spelling_only', 'misread_by_engine', 'seen_in_original', 'other'],
  'compareDocument.reject': ['document_altered', 'document_of_somebody_else', 'document_invented', 'other'],
  'incomeEvidence.accept': ['spelling_only', 'misread_by_engine', 'seen_in_original', 'other'],
  'screening.clear': ['other_birth_date', 'other_country', 'other_numbers', 'name_alone', 'other'],
  'screening.acknowledge': ['source_of_funds_known', 'office_without_influence', 'relative_only', 'other'],
  'screening.confirm': ['same_numbers', 'same_name_and_birth_date', 'confirmed_by_applicant', 'other'],
  'duplicateSearch.same_person': ['same_document_shown', 'confirmed_by_applicant', 'other'],
  'duplicateSearch.different_people': ['contact_shared_at_home', 'number_given_anew', 'typing_error', 'other'],
  'returnBooking.leave_booked': ['settled_with_the_bank', 'settled_with_the_customer', 'other'],
  'underwriting.approve': ['within_policy', 'income_confirmed', 'compensating_factors', 'other'],
} as const satisfies Record<string, readonly string[]>

export type OrderReason =
  | (typeof orderReasons)[keyof typeof orderReasons][number]
  | (typeof decisionReasons)[keyof typeof decisionReasons][number]
