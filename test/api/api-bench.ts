import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createApp, listRoutes, type AppDeps } from '#api/app.ts'
import { createCalculator } from '#api/calculations/calculator.ts'
import { createPdfChecker } from '#api/documents/pdf-checker.ts'
import { createRateLimiter } from '#api/http/rate-limiter.ts'
import type { ProcessEngine } from '#api/processes/process-engine.ts'
import type { Route } from '#api/http/route.ts'
import { configuredProviders } from '#bin/configured-providers.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { Order } from '#domain/case/order.ts'
import type { Role } from '#domain/case/role.ts'
import { parseProduct, type Product } from '#domain/product/product.ts'
import { consentText } from '#domain/texts/consents.ts'
import { connect } from '#db/connect.ts'
import { saveProductVersion } from '#db/products/save-product-version.ts'
import { createVault } from '#db/protection/vault.ts'
import { saveStaffAccount } from '#db/sessions/save-staff-account.ts'
import { createSession } from '#db/sessions/create-session.ts'
import type { Store } from '#db/store.ts'
import type { OrderResult } from '#workflows/case/messages.ts'
import { createTestDatabase } from '../servers/create-test-database.ts'

export type ApiBench = {
  url: string
  store: Store
  /** As the owner of the tables, for what the product itself may not do. */
  owner: Store
  product: Product
  routes: Route[]
  /** What the processes were told and ordered; what they answer is set here. */
  engine: FakeEngine
  /** Lines of the log, as objects. */
  logged: Record<string, unknown>[]
  /** Each time that the relay was asked to deliver. */
  kicked: true[]
  caller(cookie?: string): ApiCaller
  staff(roles: Role[], personId?: string): Promise<ApiCaller & { accountId: string; personId: string }>
  close(): Promise<void>
}

export type ApiCaller = {
  cookie: string
  send(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string | undefined> }): Promise<ApiAnswer>
}

export type ApiAnswer = { status: number; body: Record<string, unknown> & { code?: string }; headers: Headers; bytes: Buffer }

/** Stands in for the process engine: takes everything down, and answers orders as it is told to. */
export type FakeEngine = ProcessEngine & {
  orders: { workflowId: string; order: Order }[]
  told: { kind: 'start' | 'fact' | 'code' | 'bulk-retry'; id: string; payload?: unknown }[]
  answerOrders(answer: (order: Order) => OrderResult | undefined | Promise<OrderResult | undefined>): void
}

export const benchToday = '2026-11-23'

/** The real express app in this process, on a real database of its own. Only the process engine is played. */
export async function openApiBench(changes: Partial<AppDeps> = {}): Promise<ApiBench> {
  const database = await createTestDatabase()
  const vault = createVault({ encryptionKey: Buffer.alloc(32, 3), searchKey: Buffer.alloc(32, 5) })
  const open = (url: string): Store => ({ db: connect({ url, maxConnections: 8, applicationName: 'api bench' }), vault })
  const [store, owner] = [open(database.url), open(database.ownerUrl)]
  const product = parseProduct(JSON.parse(readFileSync('products/personal-loan-br.json', 'utf8')))
  await saveProductVersion(store.db, product)
  const engine = createFakeEngine()
  const logged: Record<string, unknown>[] = []
  const kicked: true[] = []
  const server = createServer()
  const url = await listen(server)
  // On a busy machine even a small calculation may wait long for its turn.
  const calculator = createCalculator({ timeoutMs: 30_000 })
  const pdfChecker = createPdfChecker({ timeoutMs: 30_000 })
  const deps: AppDeps = {
    store,
    engine,
    relay: { kick: () => void kicked.push(true), stop: async () => undefined },
    identityProvider: refuseToSignIn,
    calculator,
    pdfChecker,
    exporter: { exportCase: async () => randomUUID() },
    webhooks: {},
    openSigningPage: () => Promise.reject(new Error('Nothing is signed elsewhere here')),
    mailDomain: 'tenor.example',
    providers: configuredProviders({ ECM_PROVIDER: 'folder', ONE_TIME_CODES_BY: 'built-in' }),
    publicUrl: url,
    trustedProxies: 0,
    webApps: { folder: '/nowhere', door: '<!doctype html><title>Tenor</title>' },
    showCodes: false,
    today: () => parseIsoDate(benchToday),
    clock: () => `${benchToday}T15:00:00.000Z`,
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) }),
    ...changes,
  }
  server.on('request', createApp(deps))
  const caller = (cookie = ''): ApiCaller => ({ cookie, send: (method, path, options) => send(url, cookie, { method, path, ...options }) })
  return {
    url,
    store,
    owner,
    product,
    engine,
    logged,
    kicked,
    routes: listRoutes({ ...deps, limiter: createRateLimiter(store.db) }),
    caller,
    async staff(roles, personId = randomUUID()) {
      const accountId = await saveStaffAccount(store.db, {
        issuer: 'https://issuer.example',
        subject: randomUUID(),
        personId,
        name: `Person ${personId.slice(0, 4)}`,
        email: `${personId.slice(0, 8)}@tenor.example`,
        roles,
      })
      const secret = await createSession(store.db, { kind: 'staff', accountId }, 3600)
      return { ...caller(`__Host-tenor-desk=${secret}`), accountId, personId }
    },
    async close() {
      await new Promise((resolve) => server.close(resolve))
      await Promise.all([calculator.close(), pdfChecker.close()])
      await Promise.all([store.db.destroy(), owner.db.destroy()])
      await database.drop()
    },
  }
}

/**
 * A phone that has begun an application: its session, and the application's ids. The consents that everything else needs are in the record, unless
 * the test is about them; no process was told.
 */
export async function beginApplication(
  bench: ApiBench,
  { hasConsented = true }: { hasConsented?: boolean } = {},
): Promise<ApiCaller & { applicationId: string; reference: string }> {
  const { body, headers } = await bench.caller().send('POST', '/api/applications', {
    body: { product: bench.product.code, amountMinor: 500_000, termMonths: 12, locale: 'en' },
  })
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const applicationId = String(body['id'])
  if (hasConsented) await consentTo(bench, applicationId)
  return { ...bench.caller(cookie), applicationId, reference: String(body['reference']) }
}

async function consentTo({ owner, product }: ApiBench, applicationId: string): Promise<void> {
  const { party_id } = (await owner.db('application').where({ id: applicationId }).first('party_id')) as { party_id: string }
  const rows = product.consents.map(({ kind, version }) => ({
    application_id: applicationId,
    party_id,
    kind,
    version,
    given: true,
    text_sha256: consentText(kind, version, 'en').sha256,
    locale: 'en',
  }))
  await owner.db('consent').insert(rows)
}

async function send(
  url: string,
  cookie: string,
  request: { method: string; path: string; body?: unknown; headers?: Record<string, string | undefined> },
): Promise<ApiAnswer> {
  const isBytes = request.body instanceof Uint8Array
  const defaults: Record<string, string | undefined> = {
    'x-tenor-client': 'test',
    'idempotency-key': randomUUID(),
    ...(request.body !== undefined && !isBytes && { 'content-type': 'application/json' }),
    ...(cookie !== '' && { cookie }),
  }
  const headers = Object.entries({ ...defaults, ...request.headers }).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const response = await fetch(`${url}${request.path}`, {
    method: request.method,
    headers,
    redirect: 'manual',
    ...(request.body !== undefined && {
      body: isBytes
        ? new Uint8Array(request.body as Uint8Array)
        : typeof request.body === 'string'
          ? request.body
          : JSON.stringify(request.body),
    }),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    body: isJson && bytes.length > 0 ? (JSON.parse(bytes.toString('utf8')) as ApiAnswer['body']) : {},
  }
}

function createFakeEngine(): FakeEngine {
  let answer: (order: Order) => OrderResult | undefined | Promise<OrderResult | undefined> = (order) => ({
    outcome: 'carried_out',
    version: (order.expectedVersion ?? 0) + 1,
  })
  const engine: FakeEngine = {
    orders: [],
    told: [],
    answerOrders: (next) => void (answer = next),
    giveOrder: async (workflowId, order) => {
      engine.orders.push({ workflowId, order })
      return answer(order)
    },
    startCase: async (process, briefing) =>
      void engine.told.push({ kind: 'start', id: `${process}:${briefing.caseId}`, payload: briefing }),
    sendCode: async (codeId) => void engine.told.push({ kind: 'code', id: codeId }),
    reportFact: async (workflowId, fact) => void engine.told.push({ kind: 'fact', id: workflowId, payload: fact }),
    startBulkRetry: async (bulkRetryId) => void engine.told.push({ kind: 'bulk-retry', id: bulkRetryId }),
    isReachable: async () => true,
  }
  return engine
}

const refuseToSignIn: AppDeps['identityProvider'] = {
  begin: async () => ({ url: 'https://issuer.example/authorize', state: randomUUID(), nonce: randomUUID(), codeVerifier: randomUUID() }),
  finish: () => Promise.reject(new Error('nobody signs in here')),
  signOutUrl: async () => undefined,
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })
}
