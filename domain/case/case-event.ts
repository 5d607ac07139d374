import type { StepSummary } from './case-facts.ts'

/** What can happen to a case, one line of its timeline each. Sentences are in `domain/texts/case-events.ts`. */
export const caseEventKinds = [
  'case_opened',
  'step_started',
  'attempt_failed',
  'step_parked',
  'step_waiting',
  'step_done',
  'step_done_by_hand',
  'step_decided',
  'step_skipped',
  'step_not_needed',
  'step_cancelled',
  'order_given',
  'applicant_asked',
  'reminder_sent',
  'reminder_failed',
  'fact_used',
  'proposal_made',
  'proposal_confirmed',
  'proposal_refused',
  'proposal_expired',
  'proposal_void',
  'case_held',
  'case_released',
  'case_ended',
  'terms_changed',
  'loan_active',
  'run_continued',
] as const
export type CaseEventKind = (typeof caseEventKinds)[number]

/** Numbered without gaps within its case. `actor` is `staff:…`, `party:…` or `system`; `facts` hold codes and counts, no personal data. */
export type CaseEvent = {
  sequence: number
  kind: CaseEventKind
  at: string
  actor: string
  step?: string
  facts: StepSummary
}
