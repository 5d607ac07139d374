import { createServer } from 'node:http'
import { createApp } from '#api/app.ts'
import { createCalculator } from '#api/calculations/calculator.ts'
import { createPdfChecker } from '#api/documents/pdf-checker.ts'
import { startOutboxRelay } from '#api/outbox/deliver-outbox.ts'
import { createProcessEngine } from '#api/processes/process-engine.ts'
import { createIdentityProvider } from '#api/session/identity-provider.ts'
import { saveProductVersion } from '#db/products/save-product-version.ts'
import { buildPayments } from './build-payments.ts'
import { buildVerify } from './build-verify.ts'
import { buildSms } from './build-outside.ts'
import { buildSigningServices, signingPageOpener } from './build-signing-services.ts'
import { buildStore } from './build-store.ts'
import { calendarDay } from './calendar-day.ts'
import { readConfig } from './config.ts'
import { configuredProviders, signingProviders } from './configured-providers.ts'
import { doorPage } from './door-page.ts'
import { announceReady, onStop } from './embedded/child.ts'
import { connectEngine } from './engine-client.ts'
import { buildExporter } from './build-exporter.ts'
import { createLog } from './log.ts'
import { readProducts } from './read-products.ts'
import { webhookReaders } from './webhook-readers.ts'

const config = readConfig(process.env)
const log = createLog('api', config.LOG_LEVEL)
const store = buildStore(config, 'tenor-api')
for (const product of readProducts(config.PRODUCTS_FOLDER)) await saveProductVersion(store.db, product)
const { client, connection } = await connectEngine(config)
const engine = createProcessEngine(client)
const signing = buildSigningServices(config)
const payments = buildPayments(config)
const verify = buildVerify(config)
const relay = startOutboxRelay({ db: store.db, engine, log, pollMs: 500 })
const calculator = createCalculator()
const pdfChecker = createPdfChecker()
const app = createApp({
  store,
  engine,
  relay,
  identityProvider: createIdentityProvider({
    issuer: config.OIDC_ISSUER,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET,
    callbackUrl: `${config.PUBLIC_URL}/auth/callback`,
    allowHttp: config.usesSandbox,
  }),
  calculator,
  pdfChecker,
  exporter: buildExporter(config, { store, client }),
  webhooks: webhookReaders({ pix: payments.pix, sms: buildSms(config), signing }),
  ...(verify && { codeAtService: (tried: Parameters<typeof verify.check>[0]) => verify.check(tried) }),
  openSigningPage: signingPageOpener(signing),
  framedOrigins: config.DROPBOX_SIGN_URL === undefined ? [] : [new URL(config.DROPBOX_SIGN_PAGE_ORIGIN).origin],
  mailDomain: config.MAIL_DOMAIN,
  providers: { ...configuredProviders(config), ...signingProviders(signing) },
  publicUrl: config.PUBLIC_URL,
  trustedProxies: config.TRUSTED_PROXIES,
  webApps: { folder: config.WEB_FOLDER, door: doorPage(config) },
  showCodes: config.usesSandbox,
  today: () => calendarDay(config.TIME_ZONE),
  clock: () => new Date().toISOString(),
  log,
})

const server = createServer(app)
// Longer than a proxy keeps a line that nobody uses (60 s with most): who closes first must be who asks, or a request meets a closed line.
server.keepAliveTimeout = 65_000
server.listen(config.PORT, config.HOST, () => {
  announceReady()
  log.info({ port: config.PORT }, 'the API serves')
})
onStop(async () => {
  await connection.close()
  await store.db.destroy()
})
onStop(() => relay.stop())
onStop(() => calculator.close())
onStop(() => pdfChecker.close())
// No new requests; those under way are answered.
onStop(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
    }),
)
