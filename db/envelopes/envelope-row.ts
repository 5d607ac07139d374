import type { Db } from '../connect.ts'

/** `recorded` is an envelope that we are about to ask for, or asked for without hearing the answer. */
export const envelopeStates = ['recorded', 'open', 'signed', 'declined', 'void'] as const
export type EnvelopeState = (typeof envelopeStates)[number]

export type EnvelopeRow = {
  /** Ours: what the provider keeps as the outside id. */
  id: string
  contractId: string
  number: number
  provider: string
  /** The provider's; null while no answer was heard. */
  envelopeId: string | null
  page: 'own_page' | 'vendor_page' | null
  state: EnvelopeState
  requestedAt: Date
}

export const envelopeColumns = {
  id: 'id',
  contractId: 'contract_id',
  number: 'number',
  provider: 'provider',
  envelopeId: 'envelope_id',
  page: 'page',
  state: 'state',
  requestedAt: 'requested_at',
}

/** The envelopes of a contract, the latest first. */
export async function envelopesOf(db: Db, contractId: string): Promise<EnvelopeRow[]> {
  return (await db('envelope').where({ contract_id: contractId }).orderBy('number', 'desc').select(envelopeColumns)) as EnvelopeRow[]
}
