import type { Capability } from '#domain/outside/capability.ts'
import type { ProviderSwitchState } from '#domain/outside/provider-switch.ts'
import type { Db } from '../connect.ts'

export type ProviderSwitch = {
  id: string
  capability: Capability
  /** Null: as each product says. */
  provider: string | null
  reasonCode: string
  hash: string
  state: ProviderSwitchState
  makerPersonId: string
  proposedAt: Date
  expiresAt: Date
  checkerPersonId: string | null
  answerReasonCode: string | null
  closedAt: Date | null
}

/** One that nobody answered in time has expired, whether or not anybody has written it down. */
const columns = `id, capability, provider, reason_code as "reasonCode", hash,
  case when state = 'open' and expires_at <= now() then 'expired' else state end as state, maker_person_id as "makerPersonId",
  proposed_at as "proposedAt", expires_at as "expiresAt", checker_person_id as "checkerPersonId", answer_reason_code as "answerReasonCode",
  case when state = 'open' and expires_at <= now() then expires_at else closed_at end as "closedAt"`

/** Proposed and answered, the newest first; `after` is the last one of the page before. */
export async function listSwitches(
  db: Db,
  filter: { capability?: Capability | undefined },
  page: { limit: number; after?: { at: string; id: string } | undefined },
): Promise<(ProviderSwitch & { cursorAt: string })[]> {
  const { rows } = await db.raw<{ rows: (ProviderSwitch & { cursorAt: string })[] }>(
    `select ${columns}, proposed_at::text as "cursorAt" from provider_switch
     where (:capability::text is null or capability = :capability)
       and (:at::timestamptz is null or (proposed_at, id) < (:at::timestamptz, :id::uuid))
     order by proposed_at desc, id desc limit :limit`,
    { capability: filter.capability ?? null, at: page.after?.at ?? null, id: page.after?.id ?? null, limit: page.limit },
  )
  return rows
}

export async function findSwitch(db: Db, id: string): Promise<ProviderSwitch | undefined> {
  const { rows } = await db.raw<{ rows: ProviderSwitch[] }>(`select ${columns} from provider_switch where id = ?`, [id])
  return rows[0]
}

/** The switch that is in force for each capability of which one ever was. */
export async function switchesInForce(db: Db): Promise<ProviderSwitch[]> {
  const { rows } = await db.raw<{ rows: ProviderSwitch[] }>(
    `select distinct on (capability) ${columns} from provider_switch where state = 'confirmed' order by capability, closed_at desc`,
  )
  return rows
}

/** The provider that two people have chosen for a capability; null where each product says it. */
export async function chosenProvider(db: Db, capability: Capability): Promise<string | null> {
  const { rows } = await db.raw<{ rows: { provider: string | null }[] }>(
    `select provider from provider_switch where capability = ? and state = 'confirmed' order by closed_at desc limit 1`,
    [capability],
  )
  return rows[0]?.provider ?? null
}
