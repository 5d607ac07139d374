import { Gauge, type Registry } from 'prom-client'
import { providerFigures, type RecordedFigures } from '#db/outside/provider-figures.ts'
import type { Db } from '#db/connect.ts'
import { capabilities } from '#domain/outside/capability.ts'
import type { ConfiguredProviders } from '../outside/integration-routes.ts'
import { readOnce } from './read-once.ts'

const overMinutes = 5

const gauges: { name: string; help: string; value: (figures: RecordedFigures) => number | undefined }[] = [
  { name: 'tenor_outside_calls', help: `Calls to outside systems in the last ${overMinutes} minutes`, value: ({ calls }) => calls },
  {
    name: 'tenor_outside_failures',
    help: `Calls of the last ${overMinutes} minutes that the outside system did not answer`,
    value: ({ failures }) => failures,
  },
  {
    name: 'tenor_outside_p95_seconds',
    help: `How long 95 of 100 calls of the last ${overMinutes} minutes took at most`,
    value: ({ p95Ms }) => p95Ms && p95Ms / 1000,
  },
  {
    name: 'tenor_outside_last_success_timestamp_seconds',
    help: 'When the outside system last answered',
    value: ({ lastSuccessAt }) => (lastSuccessAt === undefined ? undefined : Date.parse(lastSuccessAt) / 1000),
  },
  {
    name: 'tenor_outside_quota_remaining_ratio',
    help: 'How much of its quota the outside system says is left in the window that runs now',
    value: ({ quota }) => quota && quota.remaining / quota.limit,
  },
  {
    name: 'tenor_outside_limited_until_timestamp_seconds',
    help: 'Until when the outside system asked us not to call',
    value: ({ limitedUntil }) => (limitedUntil === undefined ? undefined : Date.parse(limitedUntil) / 1000),
  },
]

/** How outside systems do, as the calls of all workers saw it: read from the record, so every copy of the API says the same. */
export function registerProviderFigures(registry: Registry, db: Db, providers: ConfiguredProviders): void {
  const known = () => capabilities.flatMap((capability) => (providers[capability] ?? []).map((provider) => ({ capability, provider })))
  const read = readOnce(() =>
    providerFigures(
      db,
      known().map(({ provider }) => provider),
      overMinutes,
    ),
  )
  for (const { name, help, value } of gauges) {
    const gauge = new Gauge({
      name,
      help,
      labelNames: ['capability', 'provider'],
      registers: [],
      async collect() {
        const figures = await read()
        this.reset()
        for (const labels of known()) {
          const found = figures.find(({ provider }) => provider === labels.provider)
          const number = found && value(found)
          if (number !== undefined) this.set(labels, number)
        }
      },
    })
    registry.registerMetric(gauge)
  }
}
