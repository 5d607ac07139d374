import { join } from 'node:path'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { createBureauSandbox } from './bureau/bureau.ts'
import { createAdminRouter, type SandboxState } from './control/admin.ts'
import type { SandboxContext } from './control/context.ts'
import { keepRecords } from './control/kept-records.ts'
import { createPageRouter } from './control/page.ts'
import { playTransport } from './control/play-transport.ts'
import { createRequestLog } from './control/request-log.ts'
import { createScenarios } from './control/scenarios.ts'
import { createTimers } from './control/timers.ts'
import type { VendorSandbox } from './control/vendor.ts'
import { createWebhookSender, type OutgoingWebhook } from './control/webhooks.ts'
import { type SandboxCredentials, sandboxCredentials } from './credentials.ts'
import { createMailCatcher, type MailCatcher } from './mail/mail-catcher.ts'
import type { Newcomer } from './people/newcomer.ts'
import { createRegister, type RecordedChange } from './people/register.ts'
import { createPictureRoutes } from './pictures/picture-routes.ts'
import { createPixSandbox } from './pix/pix.ts'
import { createSerproSandbox } from './serpro/serpro.ts'
import { signWebhook } from './sign-webhook.ts'
import type { ReadPicture } from './textract/reading.ts'
import { createTextractVendor } from './textract-vendor.ts'
import { createTwilioSandbox } from './twilio/twilio.ts'
import { createYenteSandbox } from './yente/yente.ts'

export type SandboxOptions = {
  /** Payments, messages, mail, reports and changes of people are kept here over a restart. */
  dataFolder: string
  credentials?: SandboxCredentials
  /** Where the payment provider calls; may be set later with `registerWebhook`. */
  pixWebhookUrl?: string
  /** How long a payment and a text message take. */
  settleAfterMs?: number
  deliverAfterMs?: number
  webhookBackoffMs?: (attempt: number) => number
  /** Reads the pictures that come in by the Textract protocol; without it there is no `/textract`. */
  readPicture?: ReadPicture
  now?: () => number
}

export type Sandbox = {
  app: Express
  mail: MailCatcher
  state: SandboxState
  /** Ends timers and pending webhooks; what is kept goes on at the next start. */
  close(): void
}

/** One process that stands for every outside system but the identity provider: one base path a vendor, and `/_admin`. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const now = options.now ?? Date.now
  const credentials = options.credentials ?? sandboxCredentials
  const timers = createTimers()
  const scenarios = createScenarios()
  const log = createRequestLog()
  const keep: SandboxContext['keep'] = (name, idOf) => keepRecords(join(options.dataFolder, `${name}.jsonl`), idOf)
  const register = createRegister(
    keep<RecordedChange>('changed-people', (change) => change.slug),
    keep<Newcomer>('new-people', (newcomer) => newcomer.slug),
  )
  const registered = { pix: options.pixWebhookUrl }
  const webhooks = createWebhookSender({
    kept: keep<OutgoingWebhook>('webhooks', (webhook) => webhook.id),
    timers,
    sign: (webhook, url) => signWebhook(webhook, { url, credentials, now: now() }),
    registeredUrl: (vendor) => (vendor === 'pix' ? registered.pix : undefined),
    backoffMs: options.webhookBackoffMs ?? ((attempt) => Math.min(60_000, 500 * 2 ** attempt)),
    // A payment provider insists; Twilio tries a status callback once more and lets it be.
    maxAttempts: (vendor) => (vendor === 'pix' ? Number.POSITIVE_INFINITY : 2),
  })
  const context: SandboxContext = { credentials, register, scenarios, timers, webhooks, now, keep }
  const twilio = createTwilioSandbox(context, options.deliverAfterMs ?? 800)
  const pix = createPixSandbox(context, options.settleAfterMs ?? 3_000)
  const mail = createMailCatcher(context)
  const state: SandboxState = {
    scenarios,
    log,
    register,
    payments: () => pix.payments(),
    messages: () => twilio.messages(),
    mail: () => mail.messages(),
    webhooks: () => webhooks.all(),
    registerWebhook(vendor, url) {
      registered[vendor] = url
    },
  }
  const readAsBytes = [createSerproSandbox(context), createYenteSandbox(context), createBureauSandbox(context), twilio, pix]
  const app = createApp(
    state,
    { timers, now },
    { readAsBytes, readByItself: options.readPicture ? [createTextractVendor(context, options.readPicture)] : [] },
  )
  twilio.resume()
  pix.resume()
  webhooks.resume()
  return { app, mail, state, close: () => timers.cancelAll() }
}

type Stage = Pick<SandboxContext, 'timers' | 'now'>

function createApp(state: SandboxState, stage: Stage, vendors: { readAsBytes: VendorSandbox[]; readByItself: VendorSandbox[] }): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use('/_admin', createAdminRouter(state))
  app.use(createPageRouter(state))
  app.use(createPictureRoutes(state.register))
  for (const vendor of vendors.readAsBytes) {
    app.use(
      `/${vendor.vendor}`,
      express.raw({ type: () => true, limit: '256kb' }),
      playTransport({ ...state, ...stage }, vendor),
      vendor.router,
    )
  }
  for (const vendor of vendors.readByItself) app.use(`/${vendor.vendor}`, playTransport({ ...state, ...stage }, vendor), vendor.router)
  app.use(answerMistake)
  return app
}

/** A mistake of the sandbox itself must look like one, never like the answer of a vendor. */
const answerMistake: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error)
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500
  return response.status(status).json({ message: `sandbox: ${error instanceof Error ? error.message : 'unknown mistake'}` })
}
