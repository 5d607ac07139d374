import { createPublicKey, createVerify, randomUUID } from 'node:crypto'
import express, { type Request, Router } from 'express'
import { z } from 'zod'
import type { SandboxContext } from '../control/context.ts'
import { bearerTokenOf, bodyTextOf, hasContentType, parseJson, sendReply, type VendorReply } from '../control/vendor.ts'
import { escapeHtml, htmlPage } from '../pages/html.ts'
import { signingPagePolicy } from '../signing/signing-page.ts'

type Consent = { key: 'consent'; given: boolean }

const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
  scope: z.string(),
})
const lifeSeconds = 3_600
/** The vendor forgives a clock that is a little ahead. */
const clockToleranceSeconds = 300
const scopes = ['signature', 'impersonation']

export type Authorisation = {
  router: Router
  isLive(token: string | undefined): boolean
  admin: Router
}

/** The authorisation server: the JWT grant, the consent that it needs, and the accounts of the user. */
export function createAuthorisation(context: SandboxContext): Authorisation {
  const consents = context.keep<Consent>('docusign-consents', (consent) => consent.key)
  const tokens = new Map<string, number>()
  const isLive = (token: string | undefined) => token !== undefined && (tokens.get(token) ?? 0) > context.now()
  const router = Router({ caseSensitive: true })
  router.post('/oauth/token', (request, response) => {
    const refused = refusalOf(request, context, consents.find('consent')?.given ?? true)
    if (refused !== undefined) return sendReply(response, { status: 400, body: refused })
    const life = context.scenarios.take('docusign', 'answer', 'short_token')?.remainingSeconds ?? lifeSeconds
    const token = randomUUID()
    tokens.set(token, context.now() + life * 1000)
    return sendReply(response, {
      status: 200,
      body: { access_token: token, token_type: 'Bearer', expires_in: life, scope: scopes.join(' ') },
    })
  })
  router.get('/oauth/userinfo', (request, response) =>
    sendReply(response, isLive(bearerTokenOf(request)) ? userInfo(request, context) : { status: 401, body: { error: 'invalid_token' } }),
  )
  router.get('/oauth/auth', (request, response) => {
    const page = consentPage(request, context)
    response
      .set('content-security-policy', signingPagePolicy(["'self'"]))
      .status(page.status)
      .type('html')
      .send(page.body)
  })
  router.post('/oauth/consent', (request, response) => {
    const redirectTo = new URLSearchParams(bodyTextOf(request)).get('redirect_uri') ?? ''
    if (!URL.canParse(redirectTo)) return response.status(400).type('text').send('redirect_uri is missing')
    consents.put({ key: 'consent', given: true })
    const back = new URL(redirectTo)
    back.searchParams.set('code', randomUUID())
    return response.redirect(302, back.href)
  })
  const admin = Router()
  admin.put('/consent', express.json(), (request, response) => {
    const body = z.strictObject({ given: z.boolean() }).safeParse(request.body)
    if (!body.success) return response.status(400).json({ message: 'send {"given": whether the user has consented}' })
    consents.put({ key: 'consent', given: body.data.given })
    return response.json(body.data)
  })
  return { router, isLive, admin }
}

/** Why the grant is refused, in the words of RFC 6749; undefined where it stands. */
function refusalOf(request: Request, context: SandboxContext, hasConsent: boolean): object | undefined {
  const invalid = (description: string) => ({ error: 'invalid_grant', error_description: description })
  if (!hasContentType(request, 'application/x-www-form-urlencoded')) return { error: 'invalid_request', error_description: 'form expected' }
  const form = new URLSearchParams(bodyTextOf(request))
  if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') return { error: 'unsupported_grant_type' }
  const read = readAssertion(form.get('assertion') ?? '', context.credentials.docusign.privateKey)
  if (read === undefined) return invalid('no_valid_keys_or_signatures')
  const now = context.now() / 1000
  if (read.exp <= now || read.iat > now + clockToleranceSeconds) return invalid('expired_token')
  if (read.exp - read.iat > lifeSeconds) return invalid('requested token life is too long')
  if (read.aud !== request.get('host')) return invalid('invalid_audience')
  if (read.iss !== context.credentials.docusign.integrationKey) return invalid('issuer_not_found')
  if (read.sub !== context.credentials.docusign.userId) return invalid('user_not_found')
  if (!scopes.every((scope) => read.scope.split(' ').includes(scope))) return { error: 'invalid_scope' }
  const isAskedFor = context.scenarios.take('docusign', 'answer', 'consent_required') !== undefined
  return hasConsent && !isAskedFor ? undefined : { error: 'consent_required' }
}

/** The claims of a token that our user's key has signed with RS256. The public half is what a customer uploads at the vendor. */
function readAssertion(assertion: string, privateKey: string): z.output<typeof claims> | undefined {
  const [head = '', body = '', signature = ''] = assertion.split('.')
  const header = z.object({ alg: z.literal('RS256') }).safeParse(parseJson(Buffer.from(head, 'base64url').toString('utf8')))
  const isSigned = createVerify('RSA-SHA256').update(`${head}.${body}`).verify(createPublicKey(privateKey), signature, 'base64url')
  return header.success && isSigned ? claims.safeParse(parseJson(Buffer.from(body, 'base64url').toString('utf8'))).data : undefined
}

function userInfo(request: Request, { credentials: { docusign } }: SandboxContext): VendorReply {
  return {
    status: 200,
    body: {
      sub: docusign.userId,
      name: 'Tenor Envelopes',
      email: 'envelopes@tenor.example',
      accounts: [
        {
          account_id: docusign.accountId,
          is_default: true,
          account_name: 'Tenor Financeira',
          base_uri: `${request.protocol}://${request.get('host')}/docusign`,
        },
      ],
    },
  }
}

function consentPage(request: Request, context: SandboxContext): { status: number; body: string } {
  const text = (name: string) => (typeof request.query[name] === 'string' ? request.query[name] : '')
  const isRight =
    text('response_type') === 'code' &&
    text('client_id') === context.credentials.docusign.integrationKey &&
    scopes.every((scope) => text('scope').split(' ').includes(scope)) &&
    URL.canParse(text('redirect_uri'))
  if (!isRight)
    return {
      status: 400,
      body: htmlPage('DocuSign', '<main><p>The link is not whole: check the key, the scopes and the address to return to.</p></main>'),
    }
  return {
    status: 200,
    body: htmlPage(
      'DocuSign: consent',
      `<main><h1>DocuSign <small>(sandbox)</small></h1><p>Tenor asks to create and send envelopes in your name.</p>
<form method="post" action="/docusign/oauth/consent"><input type="hidden" name="redirect_uri" value="${escapeHtml(text('redirect_uri'))}">
<button>Allow access</button></form></main>`,
    ),
  }
}
