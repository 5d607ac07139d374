import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'
import type { ContractState } from './find-contract.ts'

/** From where a contract can come into a state. The signature itself is recorded where the signer acts. */
const cameFrom = {
  // Once more where an envelope was declined and another one takes its place.
  out_for_signature: ['drawn_up', 'out_for_signature'],
  sealed: ['signed', 'active'],
  active: ['sealed'],
  void: ['drawn_up', 'out_for_signature', 'signed', 'sealed'],
} as const satisfies Partial<Record<ContractState, readonly ContractState[]>>

type Change = Partial<{
  envelope_id: string
  esign_provider: string
  signed_document_id: string
  certificate_document_id: string
  disbursed_on: string | null
}>

/** Moves a contract on, or leaves it where it is already. Throws `CONTRACT_NOT_IN_STATE` for a move that its life does not know. */
export async function moveContract(db: Db, contractId: string, to: keyof typeof cameFrom, change: Change = {}): Promise<void> {
  const moved = await db('contract')
    .where({ id: contractId })
    .whereIn('state', [...cameFrom[to]])
    .update({ ...change, state: to, changed_at: db.fn.now() })
  if (moved === 1) return
  const row: { state: ContractState } | undefined = await db('contract').where({ id: contractId }).first('state')
  if (row === undefined) throw new AppError('CONTRACT_NOT_FOUND')
  if (row.state !== to) throw new AppError('CONTRACT_NOT_IN_STATE', { state: row.state, wanted: to })
}
