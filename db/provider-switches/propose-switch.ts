import { AppError } from '#domain/errors.ts'
import { providerSwitchHash, type ProposedSwitch } from '#domain/outside/provider-switch.ts'
import type { Db } from '../connect.ts'

type Proposal = ProposedSwitch & { accountId: string; standsSeconds: number }

/** Writes a proposal down. Throws `SWITCH_ALREADY_PROPOSED` while another one of the capability waits. */
export async function proposeSwitch(db: Db, { accountId, standsSeconds, ...proposed }: Proposal): Promise<void> {
  const { id, capability, provider, reasonCode } = proposed
  const { rows } = await db.raw<{ rows: [{ outcome: 'proposed' | 'already_proposed' }] }>(
    `select propose_provider_switch(:id, :capability, :provider, :reasonCode, :hash, :accountId, make_interval(secs => :standsSeconds)) as outcome`,
    { id, capability, provider, reasonCode, hash: providerSwitchHash(proposed), accountId, standsSeconds },
  )
  if (rows[0].outcome === 'already_proposed') throw new AppError('SWITCH_ALREADY_PROPOSED', { capability })
}
