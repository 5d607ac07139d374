import type { Integration } from '../generated/api.ts'

export type SwitchChoice = { code: string; label: string; detail?: string; /** Null: as each product says. */ provider: string | null }

const asProductsSay = 'as_products_say'

/** What a capability can be switched to: every provider but the one in force, and back to what each product says. */
export function switchChoices({ choice }: Pick<Integration, 'choice'>): SwitchChoice[] {
  if (!choice) return []
  const { inForce, providers } = choice
  return [
    ...providers
      .filter(({ provider }) => provider !== inForce?.provider)
      .map(({ provider, label }) => ({ code: provider, label, provider })),
    ...(inForce
      ? [{ code: asProductsSay, label: 'As each product says', detail: 'Ends the switch that is in force.', provider: null }]
      : []),
  ]
}
