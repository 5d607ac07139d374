import { moveContract } from '#db/contracts/move-contract.ts'
import { type EnvelopeRow, envelopesOf } from '#db/envelopes/envelope-row.ts'
import { endEnvelope } from '#db/envelopes/settle-envelope.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { providerOf } from '../provider-of.ts'
import { contractOf } from './contract-of.ts'

/** Takes the contract back: nobody can sign it any more, and one that was signed binds nobody. Repeated, it stays void. */
export async function voidEnvelope(
  { store, esign }: ActivityDeps,
  input: { caseId: string; contractId: string },
  running: Running,
): Promise<void> {
  const contract = await contractOf(store, input)
  for (const envelope of await envelopesOf(store.db, contract.id)) {
    if (envelope.state === 'recorded' || envelope.state === 'open')
      await endEnvelope(store.db, envelope.id, await voidAtProvider(esign, envelope, running))
  }
  await moveContract(store.db, contract.id, 'void')
}

/** A complete envelope cannot be voided. What it agrees ends with the contract, which is ours. */
async function voidAtProvider(esign: ActivityDeps['esign'], envelope: EnvelopeRow, running: Running): Promise<'void' | 'signed'> {
  const client = providerOf(esign, envelope.provider)
  // Asked for, and no answer heard: there may be one all the same.
  const envelopeId =
    envelope.envelopeId ??
    (await client.findEnvelope({ externalId: envelope.id, since: envelope.requestedAt.toISOString() }, running))?.envelopeId
  if (envelopeId === undefined) return 'void'
  try {
    await client.voidEnvelope(envelopeId, 'The application has ended', running)
    return 'void'
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'SIGNATURE_ALREADY_COMPLETE') throw error
    return 'signed'
  }
}
