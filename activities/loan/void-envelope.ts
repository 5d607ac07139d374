import { moveContract } from '#db/contracts/move-contract.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { contractOf } from './contract-of.ts'

/** Takes the contract back: nobody can sign it any more, and one that was signed binds nobody. Repeated, it stays void. */
export async function voidEnvelope(
  { store, esign }: ActivityDeps,
  input: { caseId: string; contractId: string },
  running: Running,
): Promise<void> {
  const contract = await contractOf(store, input)
  if (contract.envelopeId !== null) await voidAtProvider(esign, contract.envelopeId, running)
  await moveContract(store.db, contract.id, 'void')
}

/** A complete envelope cannot be voided. What it agrees ends with the contract, which is ours. */
async function voidAtProvider(esign: ActivityDeps['esign'], envelopeId: string, running: Running): Promise<void> {
  try {
    await esign.voidEnvelope(envelopeId, 'The application has ended', running)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'SIGNATURE_ALREADY_COMPLETE') throw error
  }
}
