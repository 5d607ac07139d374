/** How a provider stands, as our own calls see it, in the order in which staff should look at them. */
export const providerStates = ['failing', 'struggling', 'limited', 'working', 'quiet'] as const
export type ProviderState = (typeof providerStates)[number]

/**
 * What our calls of the last while say of a provider. `failures` are outages and refusals of our access, never a "no" about a person.
 * Instants are ISO in UTC with milliseconds, as `toISOString` writes them, so that they compare as text.
 */
export type ProviderFigures = { calls: number; failures: number; lastSuccessAt?: string; lastFailureAt?: string; limitedUntil?: string }

const failingShare = 0.5
const strugglingShare = 0.05

/**
 * The state of a provider. Failing: at least half of the calls failed, and the last word was a failure; one that has just answered again is
 * no longer failing, however the last while was. Struggling: one in twenty failed. Limited: it asked us to wait. Example: three calls, three
 * outages → failing; then one answer → struggling.
 */
export function providerState(figures: ProviderFigures, now: string): ProviderState {
  const { calls, failures, limitedUntil } = figures
  if (calls > 0 && failures / calls >= failingShare && hasFailedLast(figures)) return 'failing'
  if (limitedUntil !== undefined && limitedUntil > now) return 'limited'
  if (calls > 0 && failures / calls >= strugglingShare) return 'struggling'
  return calls > 0 ? 'working' : 'quiet'
}

function hasFailedLast({ lastSuccessAt, lastFailureAt }: ProviderFigures): boolean {
  return lastFailureAt !== undefined && (lastSuccessAt === undefined || lastFailureAt > lastSuccessAt)
}
