import { chosenProvider } from '#db/provider-switches/list-switches.ts'
import type { Capability } from '#domain/outside/capability.ts'
import type { ActivityDeps } from '../activity-deps.ts'

/**
 * The provider that a step uses when it begins to try: what operations have switched its capability to, else what is configured, else what the
 * product says. One that is not among those that the step knows changes nothing.
 */
export async function chooseProvider(
  { store, usualProviders }: ActivityDeps,
  { capability, usual, known }: { caseId: string; step: string; capability: Capability; usual: string; known: readonly string[] },
): Promise<{ provider: string }> {
  const wanted = [await chosenProvider(store.db, capability), usualProviders[capability]]
  return { provider: wanted.find((one) => typeof one === 'string' && known.includes(one)) ?? usual }
}
