/** How a provider stands, as our own calls see it, in the order in which staff should look at them. */
export const providerStates = ['failing', 'struggling', 'limited', 'working', 'quiet'] as const
export type ProviderState = (typeof providerStates)[number]

/**
 * What our calls of the last while say of a provider. `failures` are outages and refusals of our access, never a "no" about a person.
 * Instants are ISO in UTC with milliseconds, as `toISOString` writes them, so that they compare as text.
 */
export type ProviderFigures = {
  calls: number
  failures: number
  /** How many of the failures came after the last answer. */
  failuresInARow: number
  lastSuccessAt?: string
  lastFailureAt?: string
  limitedUntil?: string
}

const failingShare = 0.5
const strugglingShare = 0.05
/** More than the three attempts of one step, so that one unlucky case is no outage. */
const failingInARow = 5

/**
 * The state of a provider. Failing: the last word was a failure, and at least half of the calls failed or the last five did, so that an
 * outage shows in its first minute however well the minutes before went; one that has just answered again is no longer failing. Struggling:
 * one in twenty failed. Limited: it asked us to wait. Example: three calls, three outages → failing; then one answer → struggling.
 */
export function providerState(figures: ProviderFigures, now: string): ProviderState {
  const { calls, failures, failuresInARow, limitedUntil } = figures
  const isOutage = failures / calls >= failingShare || failuresInARow >= failingInARow
  if (calls > 0 && isOutage && hasFailedLast(figures)) return 'failing'
  if (limitedUntil !== undefined && limitedUntil > now) return 'limited'
  if (calls > 0 && failures / calls >= strugglingShare) return 'struggling'
  return calls > 0 ? 'working' : 'quiet'
}

function hasFailedLast({ lastSuccessAt, lastFailureAt }: ProviderFigures): boolean {
  return lastFailureAt !== undefined && (lastSuccessAt === undefined || lastFailureAt > lastSuccessAt)
}
