import { controlSandbox } from '#sandbox/control-sandbox.ts'
import { watchListNightId } from '#workflows/watch-list-night/messages.ts'
import { connectEngine } from '../engine-client.ts'
import type { Addresses } from './child.ts'

/**
 * The publisher puts somebody of the cast on its list, and the night of the lists comes early: whoever is new here sees a customer re-screened
 * without waiting until four in the morning.
 */
export async function publishWatchList({ sandboxUrl, addresses }: { sandboxUrl: string; addresses: Readonly<Addresses> }): Promise<void> {
  await controlSandbox(`${sandboxUrl}/_admin`).play('ofac', { scenario: 'next_publication' })
  const { client, connection } = await connectEngine({
    TEMPORAL_ADDRESS: addresses['TEMPORAL_ADDRESS']!,
    TEMPORAL_NAMESPACE: addresses['TEMPORAL_NAMESPACE'] ?? 'default',
  })
  try {
    await client.schedule.getHandle(watchListNightId).trigger()
  } finally {
    await connection.close()
  }
}
