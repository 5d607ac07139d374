import express, { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { CaughtMail } from '../mail/mail-catcher.ts'
import { newcomer } from '../people/newcomer.ts'
import type { Register } from '../people/register.ts'
import type { RequestLog } from './request-log.ts'
import type { Scenarios, WebVendor } from './scenarios.ts'
import type { VendorSandbox } from './vendor.ts'
import type { OutgoingWebhook } from './webhooks.ts'

/** All that the sandbox holds, for those who look after it: tests, the page, a person with curl. */
export type SandboxState = {
  scenarios: Scenarios
  log: RequestLog
  register: Register
  vendors: readonly VendorSandbox[]
  mail(): CaughtMail[]
  webhooks(): OutgoingWebhook[]
  registerWebhook(vendor: WebVendor, url: string): void
}

const personChange = z.strictObject({
  situation: z.enum(['0', '2', '3', '4', '5', '8', '9']).optional(),
  bureauFile: z.enum(['open', 'frozen']).optional(),
  handset: z.enum(['reachable', 'opted_out', 'landline', 'switched_off', 'filtered']).optional(),
})

/** What no vendor offers: choose what goes wrong, change people, read what was received. */
export function createAdminRouter(state: SandboxState): Router {
  const router = Router()
  router.use(express.json())
  router.get('/state', (_request, response) => {
    const held = Object.fromEntries(state.vendors.map(({ vendor, held = {} }) => [vendor, readAll(held)]))
    response.json({ scenarios: state.scenarios.active(), held, webhooks: state.webhooks() })
  })
  router.put('/scenarios/:vendor', (request, response) => {
    const wrong = state.scenarios.set(request.params.vendor, request.body)
    if (wrong !== undefined) return refuse(response, 400, wrong)
    response.json({ scenarios: state.scenarios.active() })
  })
  router.delete('/scenarios/:vendor', (request, response) => {
    if (!state.scenarios.clear(request.params.vendor)) return refuse(response, 404, `there is no vendor ${request.params.vendor}`)
    response.json({ scenarios: state.scenarios.active() })
  })
  router.get('/people', (_request, response) => {
    response.json({ people: state.register.all() })
  })
  router.post('/people', (request, response) => addPerson(state.register, request, response))
  router.patch('/people/:slug', (request, response) => changePerson(state.register, request, response))
  router.get('/requests', (request, response) => {
    response.json({ requests: state.log.list(textOf(request.query.vendor)) })
  })
  router.get('/outbox', (request, response) => {
    const to = textOf(request.query.to)
    response.json({
      sms: heldBy(state, 'twilio', 'messages').filter((message) => to === undefined || ('to' in message && message.to === to)),
      mail: state.mail().filter((mail) => to === undefined || mail.to.includes(to)),
    })
  })
  router.put('/webhooks/:vendor', (request, response) => {
    const caller = state.vendors.find(({ vendor, webhooks }) => vendor === request.params.vendor && webhooks !== undefined)
    if (caller === undefined) return refuse(response, 404, `${request.params.vendor} is no vendor that calls back`)
    const body = z.strictObject({ url: z.url({ protocol: /^https?$/ }) }).safeParse(request.body)
    if (!body.success) return refuse(response, 400, 'send {"url": the address that the vendor calls}')
    state.registerWebhook(caller.vendor, body.data.url)
    response.json(body.data)
  })
  for (const { vendor, admin } of state.vendors) if (admin) router.use(`/vendors/${vendor}`, admin)
  return router
}

/** What a vendor keeps under this noun. */
export function heldBy(state: Pick<SandboxState, 'vendors'>, name: WebVendor, noun: string): readonly object[] {
  return state.vendors.find(({ vendor }) => vendor === name)?.held?.[noun]?.() ?? []
}

function readAll(held: NonNullable<VendorSandbox['held']>): Record<string, readonly object[]> {
  return Object.fromEntries(Object.entries(held).map(([noun, read]) => [noun, read()]))
}

function addPerson(register: Register, request: Request, response: Response): void {
  const body = newcomer.safeParse(request.body)
  if (!body.success) return refuse(response, 400, sentenceOf(body.error))
  const wrong = register.add(body.data)
  if (wrong !== undefined) return refuse(response, 409, wrong)
  response.status(201).json(register.all().find((person) => person.slug === body.data.slug))
}

function changePerson(register: Register, request: Request<{ slug: string }>, response: Response): void {
  const change = personChange.safeParse(request.body)
  if (!change.success) return refuse(response, 400, sentenceOf(change.error))
  const { situation, bureauFile, handset } = change.data
  const person = register.change(request.params.slug, {
    ...(situation !== undefined && { situation }),
    ...(bureauFile !== undefined && { bureauFile }),
    ...(handset !== undefined && { handset }),
  })
  if (person === undefined) return refuse(response, 404, `nobody is called ${request.params.slug}`)
  response.json(person)
}

function sentenceOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
}

function refuse(response: Response, status: number, message: string): void {
  response.status(status).json({ message })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
