import { AppError } from '#domain/errors.ts'
import { inTransaction, type Store } from '../store.ts'
import { envelopeColumns, envelopesOf, type EnvelopeRow } from './envelope-row.ts'
import { lockRow } from '../lock-row.ts'

/**
 * Writes an envelope down before the provider is asked for it, so that a reply that gets lost can be looked up by its id. The one that is
 * under way with this provider is the one that counts; only after it was declined or taken back there is another.
 */
export async function beginEnvelope(
  store: Store,
  contractId: string,
  provider: string,
): Promise<{ envelope: EnvelopeRow; isNew: boolean }> {
  return inTransaction(store, async ({ db }) => {
    await lockRow(db, 'contract', contractId)
    const [latest] = await envelopesOf(db, contractId)
    if (latest?.state === 'signed') throw new AppError('SIGNATURE_ALREADY_COMPLETE')
    const isUnderWay = latest?.provider === provider && (latest.state === 'recorded' || latest.state === 'open')
    if (isUnderWay) return { envelope: latest, isNew: false }
    const rows = await db('envelope')
      .insert({ contract_id: contractId, number: (latest?.number ?? 0) + 1, provider })
      .returning(Object.entries(envelopeColumns).map(([name, column]) => `${column} as ${name}`))
    return { envelope: rows[0] as EnvelopeRow, isNew: true }
  })
}
