import type { BulkRetry, ProviderFailure, RetriedStep } from '../generated/api.ts'
import { countText } from '../words/codes.ts'
import { bulkRetryStates, type StateLook } from '../words/states.ts'

/** What a bulk retry is asked for: all that one provider parked, or one failure of it. */
export type RetrySubject = { provider: string; providerLabel: string; failure?: ProviderFailure['failure']; cases: number }

export function bulkRetryLook({ state, stateLabel, stopAskedAt }: Pick<BulkRetry, 'state' | 'stateLabel' | 'stopAskedAt'>): StateLook {
  if (state === 'running' && stopAskedAt !== null) return { label: 'Stopping', tone: 'quiet', icon: 'hold' }
  return { ...bulkRetryStates[state], label: stateLabel }
}

/** What it was asked for: "Serpro Consulta CPF: The tax authority did not answer". */
export function bulkRetryTitle({
  providerLabel,
  capabilityLabel,
  failure,
}: Pick<BulkRetry, 'providerLabel' | 'capabilityLabel' | 'failure'>): string {
  const of = providerLabel ?? capabilityLabel ?? 'Outside systems'
  return failure === null ? of : `${of}: ${failure.title}`
}

/** How far it is, the good first: "12 of 40 tried, 10 went on, 2 parked again". */
export function progressText({ cases, tally }: Pick<BulkRetry, 'cases' | 'tally'>): string {
  const tried = cases - tally.waiting - tally.not_tried
  const parts = [
    `${tried.toLocaleString('en')} of ${countText(cases, 'case')} tried`,
    tally.went_on > 0 ? `${tally.went_on.toLocaleString('en')} went on` : undefined,
    tally.parked_again > 0 ? `${tally.parked_again.toLocaleString('en')} parked again` : undefined,
    tally.refused > 0 ? `${tally.refused.toLocaleString('en')} refused` : undefined,
    tally.our_fault > 0 ? `${tally.our_fault.toLocaleString('en')} given up by a fault of our own` : undefined,
    tally.left_under_way > 0 ? `${tally.left_under_way.toLocaleString('en')} left under way` : undefined,
    tally.overtaken > 0 ? `${tally.overtaken.toLocaleString('en')} dealt with by others` : undefined,
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}

/** Each failure once, whatever steps it parked, with all of its cases: that is what is retried together. What parks most comes first. */
export function retrySubjects(
  failures: readonly ProviderFailure[],
): (RetrySubject & { steps: string[]; oldestSince: string; cause: ProviderFailure['cause'] })[] {
  const subjects = new Map<string, ReturnType<typeof retrySubjects>[number]>()
  for (const { provider, providerLabel, failure, cause, cases, stepLabel, oldestSince } of failures) {
    const key = [provider, failure.code, cause].join(' ')
    const known = subjects.get(key)
    subjects.set(key, {
      provider,
      providerLabel,
      failure,
      cause,
      cases: cases + (known?.cases ?? 0),
      steps: [...new Set([...(known?.steps ?? []), stepLabel])],
      oldestSince: known && known.oldestSince < oldestSince ? known.oldestSince : oldestSince,
    })
  }
  return [...subjects.values()].toSorted((one, other) => other.cases - one.cases)
}

/** What became of the cases, in the order in which whoever asked wants to know it. */
export const outcomeOrder: readonly RetriedStep['outcome'][] = [
  'went_on',
  'parked_again',
  'our_fault',
  'refused',
  'overtaken',
  'left_under_way',
  'waiting',
  'not_tried',
]
