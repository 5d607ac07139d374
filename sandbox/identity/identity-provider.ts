import { randomBytes } from 'node:crypto'
import express, { type Express } from 'express'
import { type Configuration, interactionPolicy, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import { createMemoryAdapterFactory } from './memory-adapter.ts'
import type { ProviderKeys } from './provider-keys.ts'
import { renderMessagePage, renderSignInPage, renderSignOutPage } from './sign-in-page.ts'
import type { RelyingParty, StaffAccount } from './staff.ts'

export type IdentityOptions = {
  issuer: string
  staff: readonly StaffAccount[]
  relyingParties: readonly RelyingParty[]
  keys: ProviderKeys
  now: () => number
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An OpenID provider with the staff of the cast: authorization code with PKCE (S256), sign-in by one click, sign-out by the application. */
export function createIdentityProvider(options: IdentityOptions): Express {
  const provider = new Provider(options.issuer, configure(options))
  const app = express()
  app.disable('x-powered-by')
  app.use((request, response, next) => {
    // Another web site's name that resolves to this machine must not reach a provider without passwords.
    if (!loopbackNames.has(new URL(`http://${request.get('host') ?? ''}`).hostname))
      return response.status(421).type('text').send('This provider answers on loopback names only.')
    return next()
  })
  addSignIn(app, provider, options)
  app.use(provider.callback())
  return app
}

function configure(options: IdentityOptions): Configuration {
  const policy = interactionPolicy.base()
  // The applications are our own: consent to them is not asked.
  policy.remove('consent')
  return {
    adapter: createMemoryAdapterFactory(options.now),
    clients: options.relyingParties.map(toClient),
    jwks: options.keys.jwks,
    cookies: {
      keys: options.keys.cookieKeys,
      names: { session: 'tenor_idp_session', interaction: 'tenor_idp_interaction', resume: 'tenor_idp_resume' },
    },
    scopes: ['openid', 'profile', 'email'],
    claims: { openid: ['sub', 'name', 'email', 'roles', 'person_id'], profile: ['name'], email: ['email'] },
    // All claims in the ID token: the application needs no second call to know who came.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'private_key_jwt'],
    pkce: { required: () => true },
    interactions: { policy, url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => {
      const account = options.staff.find((one) => one.sub === sub)
      return (
        account && {
          accountId: sub,
          claims: () => ({ sub, name: account.name, email: account.email, roles: [...account.roles], person_id: account.personId }),
        }
      )
    },
    loadExistingGrant: grantEverything,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => showSignOut(ctx, form, options),
        postLogoutSuccessSource: showSignedOut,
      },
    },
    renderError: (ctx, out) => show(ctx, renderMessagePage('This sign-in did not work', out.error_description ?? out.error)),
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 3600, Session: 12 * 3600, Grant: 12 * 3600 },
  }
}

function toClient(party: RelyingParty): NonNullable<Configuration['clients']>[number] {
  return {
    client_id: party.clientId,
    redirect_uris: party.redirectUris,
    post_logout_redirect_uris: party.postLogoutRedirectUris,
    grant_types: ['authorization_code'],
    response_types: ['code'],
    ...('clientSecret' in party
      ? { client_secret: party.clientSecret, token_endpoint_auth_method: 'client_secret_basic' }
      : { jwks: party.jwks, token_endpoint_auth_method: 'private_key_jwt' }),
  }
}

async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { client, session } = oidc
  if (client === undefined || session?.accountId === undefined) return undefined
  const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile email')
  await grant.save()
  return grant
}

/** The page with the accounts, and what its buttons do. */
function addSignIn(app: Express, provider: Provider, options: IdentityOptions): void {
  app.use('/interaction', (_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'content-security-policy': pagePolicy(options), 'referrer-policy': 'no-referrer' })
    next()
  })
  app.get('/interaction/:uid', (request, response, next) => {
    provider.interactionDetails(request, response).then(({ uid }) => response.type('html').send(renderSignInPage(uid, options.staff)), next)
  })
  app.post('/interaction/:uid/login', express.urlencoded({ extended: false }), (request, response, next) => {
    const { sub } = request.body as { sub?: string }
    const account = options.staff.find((one) => one.sub === sub)
    if (account === undefined) {
      response.status(400).type('html').send(renderMessagePage('No such account', 'Go back and choose one of the accounts.'))
      return
    }
    provider
      .interactionFinished(request, response, { login: { accountId: account.sub } }, { mergeWithLastSubmission: false })
      .then(undefined, next)
  })
  app.post('/interaction/:uid/abort', (request, response, next) => {
    provider
      .interactionFinished(
        request,
        response,
        { error: 'access_denied', error_description: 'The sign-in was cancelled' },
        { mergeWithLastSubmission: false },
      )
      .then(undefined, next)
  })
  app.use('/interaction', ((error: unknown, _request, response, _next) => {
    response.status(400).type('html').send(renderMessagePage('This sign-in is over', 'Go back to the application and begin again.'))
    void error
  }) satisfies express.ErrorRequestHandler)
}

/** Browsers apply `form-action` to the redirects that follow a form too, so the applications' addresses belong into it. */
function pagePolicy({ relyingParties }: IdentityOptions, nonce?: string): string {
  const origins = relyingParties
    .flatMap((party) => [...party.redirectUris, ...party.postLogoutRedirectUris])
    .map((uri) => new URL(uri).origin)
  const script = nonce === undefined ? '' : `; script-src 'nonce-${nonce}'`
  return `default-src 'none'; style-src 'unsafe-inline'${script}; form-action 'self' ${[...new Set(origins)].join(' ')}; frame-ancestors 'none'; base-uri 'none'`
}

function showSignOut(ctx: KoaContextWithOIDC, form: string, options: IdentityOptions): void {
  const nonce = randomBytes(16).toString('base64url')
  ctx.set('content-security-policy', pagePolicy(options, nonce))
  show(ctx, renderSignOutPage(form, nonce))
}

function showSignedOut(ctx: KoaContextWithOIDC): void {
  show(ctx, renderMessagePage('Signed out', 'You may close this page.'))
}

function show(ctx: KoaContextWithOIDC, html: string): void {
  ctx.type = 'html'
  ctx.body = html
}
