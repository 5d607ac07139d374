import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Db } from '#db/connect.ts'
import type { ProcessEngine } from '../processes/process-engine.ts'
import { route, type Route } from '../http/route.ts'
import type { ConfiguredProviders } from '../outside/integration-routes.ts'
import { registerLedgerFigures } from './ledger-metrics.ts'
import { registerProviderFigures } from './provider-metrics.ts'
import { readOnce } from './read-once.ts'

/** Whether the process is alive, whether it can serve, and its figures. No ids and nothing personal in any label. */
export function healthRoutes({ db, engine, providers }: { db: Db; engine: ProcessEngine; providers: ConfiguredProviders }): Route[] {
  const registry = createRegistry(db)
  registerLedgerFigures(registry, db)
  registerProviderFigures(registry, db, providers)
  // Anybody may ask, and as often as they like: the database is asked once a second.
  const figures = readOnce(() => registry.metrics())
  const readiness = readOnce(() => Promise.all([answers(db), engine.isReachable()]))
  return [
    route({
      method: 'get',
      path: '/healthz',
      operationId: 'readHealth',
      summary: 'The process is alive',
      tag: 'Operation',
      access: { who: 'anyone' },
      replies: { 200: { description: 'Alive' } },
      handle: async () => ({ status: 200, body: { status: 'alive' } }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      operationId: 'readReadiness',
      summary: 'The database and the process engine answer',
      tag: 'Operation',
      access: { who: 'anyone' },
      replies: { 200: { description: 'Ready' }, 503: { description: 'Not ready; the body says what is missing' } },
      async handle() {
        const [database, processes] = await readiness()
        const ready = database && processes
        return { status: ready ? 200 : 503, body: { status: ready ? 'ready' : 'not ready', database, processes } }
      },
    }),
    route({
      method: 'get',
      path: '/metrics',
      operationId: 'readMetrics',
      summary: 'Figures for Prometheus',
      tag: 'Operation',
      access: { who: 'anyone' },
      replies: { 200: { description: 'Text exposition format', mediaType: 'text/plain' } },
      handle: async () => ({
        status: 200,
        stream: Buffer.from(await figures()),
        mediaType: registry.contentType,
        filename: 'metrics',
        inline: true,
      }),
    }),
  ]
}

async function answers(db: Db): Promise<boolean> {
  try {
    await db.raw('select 1')
    return true
  } catch {
    return false
  }
}

function createRegistry(db: Db): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const cases = new Gauge({
    name: 'tenor_cases',
    help: 'Applications by state',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      const rows = (await db('case').whereNull('parent_case_id').groupBy('family_status').select('family_status').count('* as count')) as {
        family_status: string
        count: string
      }[]
      this.reset()
      for (const row of rows) this.set({ status: row.family_status }, Number(row.count))
    },
  })
  const parked = new Gauge({
    name: 'tenor_parked_steps',
    help: 'Steps that wait for a person, by step and cause',
    labelNames: ['step', 'cause'],
    registers: [registry],
    async collect() {
      const { rows } = await db.raw(
        `select name, attention->>'cause' as cause, count(*)::integer as count from case_step where state = 'needs_attention' group by 1, 2`,
      )
      this.reset()
      for (const row of rows as { name: string; cause: string; count: number }[]) this.set({ step: row.name, cause: row.cause }, row.count)
    },
  })
  const outbox = new Gauge({
    name: 'tenor_outbox_oldest_seconds',
    help: 'Age of the oldest fact that the processes have not been told',
    registers: [registry],
    async collect() {
      const { rows } = await db.raw(
        `select coalesce(extract(epoch from now() - min(created_at)), 0)::float as age from outbox where delivered_at is null`,
      )
      this.set((rows as { age: number }[])[0]?.age ?? 0)
    },
  })
  void [cases, parked, outbox]
  return registry
}
