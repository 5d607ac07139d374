import { z } from 'zod'
import { capabilities } from '#domain/outside/capability.ts'
import { providerSwitchStates } from '#domain/outside/provider-switch.ts'
import { capabilityForStaff, providerForStaff, providerSwitchStateForStaff } from '#domain/texts/outside.ts'
import type { ProviderSwitch } from '#db/provider-switches/list-switches.ts'
import type { StaffSession } from '../session/sessions.ts'

export const providerSwitchView = z
  .object({
    id: z.string(),
    capability: z.enum(capabilities),
    capabilityLabel: z.string(),
    /** Null: as each product says. */
    provider: z.string().nullable(),
    providerLabel: z.string(),
    state: z.enum(providerSwitchStates),
    stateLabel: z.string(),
    /** The second person sends this back: it stands for exactly what they read. */
    hash: z.string(),
    reasonCode: z.string(),
    proposedBy: z.string().nullable(),
    proposedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    /** The second person, where there was one. */
    answeredBy: z.string().nullable(),
    answerReasonCode: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
    /** Whether whoever reads this may answer it. */
    mayAnswer: z.boolean(),
  })
  .meta({ id: 'ProviderSwitch' })

/** `names` are the names of staff by person. */
export function toProviderSwitchView(
  row: ProviderSwitch,
  { names, caller }: { names: ReadonlyMap<string, string>; caller: StaffSession },
): z.input<typeof providerSwitchView> {
  const { id, capability, provider, state, hash, reasonCode, makerPersonId, checkerPersonId, answerReasonCode } = row
  return {
    id,
    capability,
    capabilityLabel: capabilityForStaff(capability),
    provider,
    providerLabel: provider === null ? 'As each product says' : providerForStaff(provider),
    state,
    stateLabel: providerSwitchStateForStaff(state),
    hash,
    reasonCode,
    proposedBy: names.get(makerPersonId) ?? null,
    proposedAt: row.proposedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    answeredBy: checkerPersonId === null ? null : (names.get(checkerPersonId) ?? null),
    answerReasonCode,
    closedAt: row.closedAt?.toISOString() ?? null,
    mayAnswer: state === 'open' && caller.personId !== makerPersonId && caller.roles.includes('operations'),
  }
}
