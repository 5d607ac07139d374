/** `running` until every step has been tried; `stopped` by staff; `given_up` because the provider still does not answer. */
export const bulkRetryStates = ['running', 'finished', 'stopped', 'given_up'] as const
export type BulkRetryState = (typeof bulkRetryStates)[number]

/**
 * What became of one step. `waiting` for its turn. `went_on`: the new attempt brought the case further. `parked_again`: it failed as well, or
 * its answer is for a person to judge. `overtaken`: somebody else had dealt with it. `refused` by the case. `our_fault`: a bug of ours stood in
 * the way several times. `left_under_way`: ordered, and not waited for, because somebody stopped the run. `not_tried`: the run ended before.
 */
export const retryOutcomes = [
  'waiting',
  'went_on',
  'parked_again',
  'overtaken',
  'refused',
  'our_fault',
  'left_under_way',
  'not_tried',
] as const
export type RetryOutcome = (typeof retryOutcomes)[number]

/** Failures of the outside for which the same attempt may succeed later; what a person must judge is never retried in bulk. */
export const bulkRetryCauses = ['retries_spent', 'refused'] as const
export type BulkRetryCause = (typeof bulkRetryCauses)[number]
