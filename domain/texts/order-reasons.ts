import type { OrderReason } from '../case/order-reasons.ts'
import type { PauseReason, ResumeReason } from '../outside/intake-reasons.ts'

type StaffReason = OrderReason | PauseReason | ResumeReason

const reasons: Readonly<Record<StaffReason, string>> = {
  outside_system_back: 'The outside system is back',
  passing_fault: 'A passing fault',
  input_put_right: 'The input was put right elsewhere',
  typing_error: 'Typing error',
  shown_by_document: 'Shown by the document',
  confirmed_by_applicant: 'Confirmed by the applicant',
  provider_down: 'The provider is down for long',
  provider_reads_poorly: 'The provider reads poorly',
  checked_at_the_source: 'Checked at the source by hand',
  confirmed_in_writing: 'Confirmed in writing',
  done_outside: 'Done outside of Tenor',
  serves_no_purpose: 'Serves no purpose here',
  asked_by_applicant: 'Asked for by the applicant',
  duplicate_application: 'Duplicate application',
  opened_by_mistake: 'Opened by mistake',
  fraud_suspected: 'Fraud is suspected',
  listed_person_confirmed: 'Confirmed to be on a sanctions or PEP list',
  court_order: 'Order of a court',
  asked_by_authority: 'Asked for by an authority',
  under_investigation: 'Under investigation',
  suspicion_cleared: 'The suspicion was cleared',
  no_longer_listed: 'Taken off the list',
  licensed_by_authority: 'Licensed by the authority',
  order_lifted: 'The order was lifted',
  placed_by_mistake: 'Placed by mistake',
  evidence_checked: 'Evidence checked',
  evidence_insufficient: 'Evidence is not sufficient',
  within_policy: 'Within the policy',
  outside_policy: 'Outside the policy',
  better_way_open: 'A better way is open',
  spelling_only: 'Spelling only',
  name_changed: 'The name was changed by law',
  other_name_in_use: 'Another name that the person uses',
  misread_by_engine: 'Misread by the engine',
  seen_in_original: 'Seen in the original',
  document_altered: 'The document was altered',
  document_of_somebody_else: 'The document is somebody else’s',
  document_invented: 'No such document was ever issued',
  other_birth_date: 'Another birth date',
  other_country: 'Another country',
  other_numbers: 'Other numbers of identity',
  name_alone: 'Nothing but the name agrees',
  source_of_funds_known: 'The source of the money is known',
  office_without_influence: 'The office has no influence here',
  relative_only: 'A relative only, without the office',
  same_numbers: 'The same numbers of identity',
  same_name_and_birth_date: 'The same name and birth date',
  same_document_shown: 'The same document was shown',
  contact_shared_at_home: 'People of one home share the contact',
  number_given_anew: 'The number was given to somebody else',
  settled_with_the_bank: 'Settled with the bank',
  settled_with_the_customer: 'Settled with the customer',
  income_confirmed: 'The income was confirmed',
  compensating_factors: 'Other facts make up for it',
  outside_system_down: 'An outside system is down for long',
  desk_overloaded: 'More comes in than the desk can work off',
  product_under_review: 'The product is under review',
  maintenance: 'Maintenance',
  backlog_worked_off: 'The backlog is worked off',
  review_ended: 'The review of the product has ended',
  maintenance_ended: 'The maintenance has ended',
  other: 'Other, see the note',
}

/** All codes, for whoever shows them. */
export const orderReasonCodes = Object.keys(reasons) as StaffReason[]

/** What staff read of a reason for an order, about a case or about the whole desk. A code from elsewhere is shown as plain words. */
export function orderReasonForStaff(code: string): string {
  return Object.hasOwn(reasons, code) ? reasons[code as StaffReason] : code.replaceAll('_', ' ')
}
