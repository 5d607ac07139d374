import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { clearedEntities } from '#db/screenings/cleared-entities.ts'
import { customersToRescreen } from '#db/screenings/customers-to-rescreen.ts'
import { recordRescreening } from '#db/screenings/record-rescreening.ts'
import type { Screening } from '#integrations/screening/screening.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { providerOf } from '../provider-of.ts'

export type RescreenedCustomers = { screened: number; reviews: number; /** Nobody is left for this version. */ isDone: boolean }

/** So many at a time, that an activity which is cut off has little to repeat. */
const batch = 200

/**
 * Screens the next customers against a version of a list. A hit that nobody cleared while the entity was the same opens a review at the
 * desk: nothing is closed, held or said to anybody by itself.
 */
export async function rescreenCustomers(
  deps: ActivityDeps,
  { provider, version }: { process: string; provider: string; version: string },
  running: Running,
): Promise<RescreenedCustomers> {
  const { store } = deps
  const screening = providerOf(deps.screening, provider)
  const customers = await customersToRescreen(store.db, { version, limit: batch })
  let reviews = 0
  for (const partyId of customers) {
    running.signal.throwIfAborted()
    const hits = await countOpenHits(deps, { screening, partyId }, running)
    const { opened } = await recordRescreening(store, { version, partyId, hits })
    if (opened !== undefined) reviews += 1
  }
  return { screened: customers.length, reviews, isDone: customers.length < batch }
}

async function countOpenHits(
  { store }: ActivityDeps,
  { screening, partyId }: { screening: Screening; partyId: string },
  running: Running,
): Promise<number> {
  const { fullName, birthDate, taxId } = await readDeclaredProfile(store, partyId)
  const [{ hits }, cleared] = await Promise.all([
    screening.screen({ name: fullName, birthDate, taxId }, running),
    clearedEntities(store.db, partyId),
  ])
  return hits.filter((hit) => hit.match && !(hit.lastChange !== undefined && cleared.has(`${hit.entityId} ${hit.lastChange}`))).length
}
