import { z } from 'zod'
import { roles } from '#domain/case/role.ts'
import { capabilities, type Capability } from '#domain/outside/capability.ts'
import { providerState, providerStates } from '#domain/outside/provider-state.ts'
import { capabilityForStaff, providerForStaff, providerStateForStaff } from '#domain/texts/outside.ts'
import { providerFigures, type RecordedFigures } from '#db/outside/provider-figures.ts'
import { switchesInForce } from '#db/provider-switches/list-switches.ts'
import type { Store } from '#db/store.ts'
import { providerChoices } from '../provider-switches/provider-switch-routes.ts'
import { route, type Route } from '../http/route.ts'

/** The providers that this installation is set up for. */
export type ConfiguredProviders = Readonly<Partial<Record<Capability, readonly string[]>>>

export type IntegrationDeps = { store: Store; providers: ConfiguredProviders; clock: () => string }

/** The while that figures are of. */
const overMinutes = 15

const providerView = z
  .object({
    provider: z.string(),
    label: z.string(),
    state: z.enum(providerStates),
    stateLabel: z.string(),
    /** Of the last minutes; a "no" about a person is no failure. */
    calls: z.int(),
    failures: z.int(),
    /** How long 95 of 100 calls took at most. */
    p95Ms: z.int().nullable(),
    lastSuccessAt: z.iso.datetime().nullable(),
    lastFailureAt: z.iso.datetime().nullable(),
    /** Until when it asked us to wait. */
    limitedUntil: z.iso.datetime().nullable(),
    /** What it last told of its quota, while that window runs. */
    quota: z.object({ limit: z.int(), remaining: z.int(), resetsAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'Provider' })

const integrationView = z
  .object({
    capability: z.enum(capabilities),
    label: z.string(),
    providers: z.array(providerView),
    /** Which provider steps use by default, where there is a choice. */
    choice: z
      .object({
        /** What two people have switched it to; null where each product says. */
        inForce: z.object({ provider: z.string(), label: z.string(), since: z.iso.datetime() }).nullable(),
        /** What it can be switched to. */
        providers: z.array(z.object({ provider: z.string(), label: z.string() })),
      })
      .nullable(),
  })
  .meta({ id: 'Integration' })

/** The outside systems, each as our own calls saw it. */
export function integrationRoutes({ store, providers, clock }: IntegrationDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/integrations',
      operationId: 'listIntegrations',
      summary: 'The outside systems by capability, each as our own calls saw it',
      tag: 'Integrations',
      access: { who: 'staff', roles },
      replies: {
        200: { description: 'Every capability', schema: z.object({ overMinutes: z.int(), items: z.array(integrationView) }) },
      },
      async handle() {
        const configured = capabilities.flatMap((capability) =>
          providers[capability] ? [{ capability, names: providers[capability] }] : [],
        )
        const figures = await providerFigures(
          store.db,
          configured.flatMap(({ names }) => names),
          overMinutes,
        )
        const of = (provider: string) =>
          toProviderView(
            figures.find((one) => one.provider === provider)!,
            clock(),
          )
        const inForce = await switchesInForce(store.db)
        const choiceOf = (capability: Capability) => {
          const choices = providerChoices(providers, capability)
          if (choices.length === 0) return null
          const switched = inForce.find((one) => one.capability === capability)
          const { provider, closedAt } = switched ?? {}
          return {
            inForce: provider ? { provider, label: providerForStaff(provider), since: closedAt!.toISOString() } : null,
            providers: choices.map((choice) => ({ provider: choice, label: providerForStaff(choice) })),
          }
        }
        const items = configured.map(({ capability, names }) => ({
          capability,
          label: capabilityForStaff(capability),
          providers: names.map(of),
          choice: choiceOf(capability),
        }))
        return { status: 200, body: { overMinutes, items } }
      },
    }),
  ]
}

function toProviderView(figures: RecordedFigures, now: string): z.input<typeof providerView> {
  const { provider, calls, failures, p95Ms, lastSuccessAt, lastFailureAt, limitedUntil } = figures
  const state = providerState(figures, now)
  return {
    provider,
    label: providerForStaff(provider),
    state,
    stateLabel: providerStateForStaff(state),
    calls,
    failures,
    p95Ms: p95Ms ?? null,
    lastSuccessAt: lastSuccessAt ?? null,
    lastFailureAt: lastFailureAt ?? null,
    limitedUntil: limitedUntil ?? null,
    quota: figures.quota ?? null,
  }
}
