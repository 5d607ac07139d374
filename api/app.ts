import express, { type Express } from 'express'
import type { Logger } from 'pino'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import type { Store } from '#db/store.ts'
import type { ApplicantDeps } from './applications/applicant-deps.ts'
import { applicationRoutes } from './applications/application-routes.ts'
import { consentRoutes } from './applications/consent-routes.ts'
import { contactCodeRoutes } from './applications/contact-code-routes.ts'
import { correspondenceRoutes } from './applications/correspondence-routes.ts'
import { declarationRoutes } from './applications/declaration-routes.ts'
import { termsRoutes } from './applications/terms-routes.ts'
import { identityDocumentRoutes } from './applications/identity-document-routes.ts'
import { incomePaperRoutes } from './applications/income-paper-routes.ts'
import { languageRoutes } from './applications/language-routes.ts'
import { offerAnswerRoutes } from './applications/offer-answer-routes.ts'
import { resumeRoutes } from './applications/resume-routes.ts'
import { signingPageRoutes } from './applications/signing-page-routes.ts'
import { signingRoutes } from './applications/signing-routes.ts'
import { calculationRoutes } from './calculations/calculation-routes.ts'
import type { Calculator } from './calculations/calculator.ts'
import { bulkRetryRoutes } from './bulk-retries/bulk-retry-routes.ts'
import { offerCalculationRoutes } from './calculations/offer-routes.ts'
import { caseListRoutes } from './cases/case-list-routes.ts'
import { caseRoutes } from './cases/case-routes.ts'
import { checkEvidenceRoutes } from './cases/check-evidence-routes.ts'
import { evidenceRoutes } from './cases/evidence-routes.ts'
import { incomeEvidenceRoutes } from './cases/income-evidence-routes.ts'
import { documentRoutes } from './documents/document-routes.ts'
import type { PdfChecker } from './documents/pdf-checker.ts'
import { mountDocs } from './docs/doc-pages.ts'
import { exportRoutes, type CaseExporter } from './exports/export-routes.ts'
import { healthRoutes } from './health/health-routes.ts'
import { answerError } from './http/answer-error.ts'
import { logRequests } from './http/log-requests.ts'
import { mountRoutes } from './http/mount-routes.ts'
import { createRateLimiter, type RateLimiter } from './http/rate-limiter.ts'
import type { Route } from './http/route.ts'
import { securityHeaders } from './http/security-headers.ts'
import { intakePauseRoutes } from './intake/intake-pause-routes.ts'
import { ledgerBalanceRoutes } from './ledger/balance-routes.ts'
import { journalRoutes } from './ledger/journal-routes.ts'
import { ledgerStandingRoutes } from './ledger/standing-routes.ts'
import { messageRoutes } from './messages/message-routes.ts'
import { decisionPreviewRoutes } from './orders/decision-preview-routes.ts'
import { orderListRoutes } from './orders/order-list-routes.ts'
import { orderRoutes } from './orders/order-routes.ts'
import type { OutboxRelay } from './outbox/deliver-outbox.ts'
import { callRoutes } from './outside/call-routes.ts'
import { integrationRoutes, type ConfiguredProviders } from './outside/integration-routes.ts'
import { mountWebApps, type WebApps } from './pages/web-apps.ts'
import type { ProcessEngine } from './processes/process-engine.ts'
import { productRoutes } from './products/product-routes.ts'
import { proposalRoutes } from './proposals/proposal-routes.ts'
import type { IdentityProvider } from './session/identity-provider.ts'
import { providerSwitchRoutes } from './provider-switches/provider-switch-routes.ts'
import { sessionRoutes } from './session/session-routes.ts'
import { vocabularyRoutes } from './vocabulary/vocabulary-routes.ts'
import { webhookRoutes } from './webhooks/webhook-routes.ts'
import type { WebhookReader } from './webhooks/webhook-event.ts'

export type AppDeps = {
  store: Store
  engine: ProcessEngine
  relay: OutboxRelay
  identityProvider: IdentityProvider
  exporter: CaseExporter
  calculator: Calculator
  pdfChecker: PdfChecker
  webhooks: Readonly<Record<string, WebhookReader>>
  openSigningPage: ApplicantDeps['openSigningPage']
  codeAtService?: ApplicantDeps['codeAtService']
  /** Of signing services whose page is shown inside ours. */
  framedOrigins?: readonly string[]
  mailDomain: string
  providers: ConfiguredProviders
  /** Where browsers reach us, without a slash at the end. */
  publicUrl: string
  /** How many proxies in front of us add to X-Forwarded-For. */
  trustedProxies: number
  webApps: WebApps
  /** One-time codes are readable in the desk's outbox: only where the messages go to the sandbox. */
  showCodes: boolean
  today: () => IsoDate
  clock: () => string
  log: Logger
}

/** The whole API: its steps in the order in which a request meets them. */
export function createApp(deps: AppDeps): Express {
  const limiter = createRateLimiter(deps.store.db)
  const routes = listRoutes({ ...deps, limiter })
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', deps.trustedProxies)
  app.use(logRequests(deps.log))
  app.use(securityHeaders(deps.publicUrl, deps.framedOrigins))
  app.use(['/api', '/auth', '/webhooks'], (_request, response, next) => {
    response.set('cache-control', 'no-store')
    next()
  })
  mountRoutes(app, routes, { store: deps.store, limiter, relay: deps.relay, publicUrl: deps.publicUrl })
  mountDocs(app, routes, deps.publicUrl)
  mountWebApps(app, deps.webApps)
  app.use((_request, _response, next) => next(new AppError('ROUTE_NOT_FOUND')))
  app.use(answerError(deps.publicUrl))
  return app
}

/** Every route that there is. */
export function listRoutes(deps: AppDeps & { limiter: RateLimiter }): Route[] {
  const routes: Route[] = [
    ...healthRoutes({ db: deps.store.db, engine: deps.engine, providers: deps.providers }),
    ...productRoutes(deps),
    ...offerCalculationRoutes(deps),
    ...calculationRoutes(deps),
    ...applicationRoutes(deps),
    ...languageRoutes(deps),
    ...consentRoutes(deps),
    ...contactCodeRoutes(deps),
    ...termsRoutes(deps),
    ...declarationRoutes(deps),
    ...identityDocumentRoutes(deps),
    ...incomePaperRoutes(deps),
    ...offerAnswerRoutes(),
    ...signingRoutes(deps),
    ...signingPageRoutes(deps),
    ...correspondenceRoutes(deps),
    ...resumeRoutes(deps),
    ...sessionRoutes({ ...deps, staffRoutes: () => routes }),
    ...vocabularyRoutes(),
    ...caseListRoutes(deps),
    ...caseRoutes(deps),
    ...evidenceRoutes(deps),
    ...checkEvidenceRoutes(deps),
    ...incomeEvidenceRoutes(deps),
    ...orderRoutes(deps),
    ...orderListRoutes(deps),
    ...decisionPreviewRoutes(deps),
    ...proposalRoutes(deps),
    ...documentRoutes(deps),
    ...ledgerStandingRoutes(deps),
    ...ledgerBalanceRoutes(deps),
    ...journalRoutes(deps),
    ...messageRoutes(deps),
    ...exportRoutes(deps),
    ...integrationRoutes(deps),
    ...callRoutes(deps),
    ...bulkRetryRoutes(deps),
    ...providerSwitchRoutes(deps),
    ...intakePauseRoutes(deps),
    ...webhookRoutes({ ...deps, readers: deps.webhooks }),
  ]
  return routes
}
