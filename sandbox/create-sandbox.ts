import { join } from 'node:path'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { createAlfrescoSandbox } from './alfresco/alfresco.ts'
import { createBankSandbox } from './bank/bank.ts'
import { createBureauSandbox } from './bureau/bureau.ts'
import { createCmisSandbox } from './cmis/cmis.ts'
import { createAdminRouter, type SandboxState } from './control/admin.ts'
import type { SandboxContext } from './control/context.ts'
import { keepRecords } from './control/kept-records.ts'
import { createPageRouter } from './pages/page-router.ts'
import { playTransport } from './control/play-transport.ts'
import { createRequestLog } from './control/request-log.ts'
import { createScenarios, type WebVendor } from './control/scenarios.ts'
import { createTimers } from './control/timers.ts'
import type { VendorSandbox } from './control/vendor.ts'
import { createWebhookSender, type OutgoingWebhook } from './control/webhooks.ts'
import { type SandboxCredentials, sandboxCredentials } from './credentials.ts'
import { createDropboxSignSandbox } from './dropbox-sign/dropbox-sign.ts'
import { createDocumensoSandbox } from './documenso/documenso.ts'
import { createDocuSignSandbox } from './docusign/docusign.ts'
import { createOfacSandbox } from './ofac/ofac.ts'
import { createMailCatcher, type MailCatcher } from './mail/mail-catcher.ts'
import type { Newcomer } from './people/newcomer.ts'
import { createRegister, type RecordedChange } from './people/register.ts'
import { createPictureRoutes } from './pictures/picture-routes.ts'
import { createPanSandbox } from './pan/pan.ts'
import { createPixSandbox } from './pix/pix.ts'
import { createS3Sandbox } from './s3/s3.ts'
import { createSerproSandbox } from './serpro/serpro.ts'
import type { ReadPicture } from './textract/reading.ts'
import { createTextractVendor } from './textract-vendor.ts'
import { createTwilioSandbox } from './twilio/twilio.ts'
import { createViesSandbox } from './vies/vies.ts'
import { createTwilioVerifySandbox } from './twilio-verify/twilio-verify.ts'
import { createYenteSandbox } from './yente/yente.ts'

export type SandboxOptions = {
  /** Payments, messages, mail, reports and changes of people are kept here over a restart. */
  dataFolder: string
  credentials?: SandboxCredentials
  /** Where vendors call that call one registered address; may be set later with `registerWebhook`. */
  webhookUrls?: Partial<Record<WebVendor, string>>
  /** How long a payment and a text message take. */
  settleAfterMs?: number
  deliverAfterMs?: number
  /** How often the bank that is reached by files empties its counters. */
  bankLooksEveryMs?: number
  webhookBackoffMs?: (attempt: number) => number
  /** Reads the pictures that come in by the Textract protocol; without it there is no `/textract`. */
  readPicture?: ReadPicture
  /** The same for pages of plain print, such as payslips; without it they are read as the others are. */
  readText?: ReadPicture
  now?: () => number
}

export type Sandbox = {
  app: Express
  mail: MailCatcher
  state: SandboxState
  /** Ends timers and pending webhooks; what is kept goes on at the next start. */
  close(): void
}

const usualBodyBytes = 256 * 1024

/** One process that stands for every outside system but the identity provider: one base path a vendor, and `/_admin`. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const now = options.now ?? Date.now
  const credentials = options.credentials ?? sandboxCredentials
  const timers = createTimers()
  const scenarios = createScenarios()
  const keep: SandboxContext['keep'] = (name, idOf) => keepRecords(join(options.dataFolder, `${name}.jsonl`), idOf)
  const register = createRegister(
    keep<RecordedChange>('changed-people', (change) => change.slug),
    keep<Newcomer>('new-people', (newcomer) => newcomer.slug),
  )
  const registered = new Map(Object.entries(options.webhookUrls ?? {}))
  const vendors: VendorSandbox[] = []
  const clockOf = (vendor: WebVendor) => () => now() + (scenarios.standing(vendor, 'clock', 'clock_skew')?.seconds ?? 0) * 1000
  const webhooks = createWebhookSender({
    kept: keep<OutgoingWebhook>('webhooks', (webhook) => webhook.id),
    timers,
    sign: (webhook, url) => callerOf(vendors, webhook.vendor).sign(webhook, { url, now: clockOf(webhook.vendor)() }),
    bodyOf: (webhook) => callerOf(vendors, webhook.vendor).bodyOf?.(webhook) ?? webhook.body,
    isTaken: (vendor, answer) => callerOf(vendors, vendor).isTaken?.(answer) ?? (answer.status >= 200 && answer.status < 300),
    registeredUrl: (vendor) => registered.get(vendor),
    backoffMs: options.webhookBackoffMs ?? ((attempt) => Math.min(60_000, 500 * 2 ** attempt)),
    maxAttempts: (vendor) => callerOf(vendors, vendor).maxAttempts,
  })
  const context: SandboxContext = { credentials, register, scenarios, timers, webhooks, now, keep }
  const contextOf = (vendor: WebVendor): SandboxContext => ({ ...context, now: clockOf(vendor) })
  vendors.push(
    createSerproSandbox(contextOf('serpro')),
    createYenteSandbox(contextOf('yente')),
    createBureauSandbox(contextOf('bureau')),
    createTwilioSandbox(contextOf('twilio'), options.deliverAfterMs ?? 800),
    createTwilioVerifySandbox(contextOf('twilio-verify')),
    createPixSandbox(contextOf('pix'), options.settleAfterMs ?? 3_000),
    createBankSandbox(contextOf('bank'), {
      dataFolder: options.dataFolder,
      settleAfterMs: options.settleAfterMs ?? 3_000,
      lookEveryMs: options.bankLooksEveryMs ?? 500,
    }),
    createDocuSignSandbox(contextOf('docusign')),
    createDocumensoSandbox(contextOf('documenso')),
    createDropboxSignSandbox(contextOf('dropbox-sign')),
    createCmisSandbox(contextOf('cmis')),
    createAlfrescoSandbox(contextOf('alfresco')),
    createS3Sandbox(contextOf('s3')),
    createOfacSandbox(contextOf('ofac')),
    createViesSandbox(contextOf('vies')),
    createPanSandbox(contextOf('pan')),
    ...(options.readPicture
      ? [createTextractVendor(contextOf('textract'), { readPicture: options.readPicture, readText: options.readText })]
      : []),
  )
  const mail = createMailCatcher(context)
  const state: SandboxState = {
    scenarios,
    log: createRequestLog(),
    register,
    vendors,
    mail: () => mail.messages(),
    webhooks: () => webhooks.all(),
    registerWebhook: (vendor, url) => void registered.set(vendor, url),
  }
  const app = createApp({ state, timers, now })
  for (const vendor of vendors) vendor.resume?.()
  webhooks.resume()
  const close = () => {
    timers.cancelAll()
    webhooks.stop()
  }
  return { app, mail, state, close }
}

function callerOf(vendors: VendorSandbox[], name: WebVendor): NonNullable<VendorSandbox['webhooks']> {
  const webhooks = vendors.find(({ vendor }) => vendor === name)?.webhooks
  if (webhooks === undefined) throw new Error(`${name} is no vendor that calls back`)
  return webhooks
}

function createApp({ state, ...stage }: { state: SandboxState } & Pick<SandboxContext, 'timers' | 'now'>): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use('/_admin', createAdminRouter(state))
  app.use(createPageRouter(state))
  app.use(createPictureRoutes(state.register))
  for (const vendor of state.vendors) {
    const path = `/${vendor.vendor}`
    if (vendor.largestBodyBytes !== 'reads itself')
      app.use(path, express.raw({ type: () => true, limit: vendor.largestBodyBytes ?? usualBodyBytes }))
    app.use(path, playTransport({ ...state, ...stage }, vendor), vendor.router)
  }
  app.use(answerMistake)
  return app
}

/** A mistake of the sandbox itself must look like one, never like the answer of a vendor. */
const answerMistake: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error)
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500
  return response.status(status).json({ message: `sandbox: ${error instanceof Error ? error.message : 'unknown mistake'}` })
}
