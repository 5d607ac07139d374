import express, { type Request, type Response, Router } from 'express'
import type { SandboxState } from '../control/admin.ts'
import { isVendor } from '../control/scenarios.ts'
import { parseJson } from '../control/vendor.ts'
import { mainPage } from './main-page.ts'
import { requestPage } from './request-page.ts'
import { vendorPage } from './vendor-page.ts'

/** The pages of the sandbox: everything that it holds and every request, and a form for what goes wrong. They work without scripts. */
export function createPageRouter(state: SandboxState): Router {
  const router = Router()
  router.get('/', (request, response) => {
    sendPage(response, mainPage(state, typeof request.query.wrong === 'string' ? request.query.wrong : undefined))
  })
  router.get('/vendors/:vendor', (request, response, next) => {
    const { vendor } = request.params
    return isVendor(vendor) ? sendPage(response, vendorPage(state, vendor)) : next()
  })
  router.get('/requests/:sequence', (request, response, next) => {
    const found = state.log.list().find((one) => String(one.sequence) === request.params.sequence)
    return found === undefined ? next() : sendPage(response, requestPage(found))
  })
  router.post('/scenarios/:vendor', express.urlencoded({ extended: false }), (request, response) => {
    if (isFromElsewhere(request)) return response.status(403).type('text').send('Send this form from the page of the sandbox.')
    const wrong = applyForm(state, request.params.vendor, request.body as Record<string, string>)
    return response.redirect(303, wrong === undefined ? '/' : `/?wrong=${encodeURIComponent(wrong)}`)
  })
  return router
}

function sendPage(response: Response, html: string): void {
  response.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
  response.type('html').send(html)
}

/** Another web site could post this form through a visitor's browser; browsers say so. */
function isFromElsewhere(request: Request): boolean {
  return !['same-origin', 'none', undefined].includes(request.get('sec-fetch-site'))
}

function applyForm(state: SandboxState, vendor: string, form: Record<string, string>): string | undefined {
  if (form.scenario === '') return state.scenarios.clear(vendor) ? undefined : `there is no vendor ${vendor}`
  const parameters = parseJson(form.parameters === '' || form.parameters === undefined ? '{}' : form.parameters)
  if (typeof parameters !== 'object' || parameters === null) return 'the parameters are not JSON'
  return state.scenarios.set(vendor, {
    scenario: form.scenario,
    ...(form.times ? { times: Number(form.times) } : {}),
    ...(form.mentions ? { when: { mentions: form.mentions } } : {}),
    ...parameters,
  })
}
