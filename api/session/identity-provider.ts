import * as oidc from 'openid-client'
import { z } from 'zod'
import { roles, type Role } from '#domain/case/role.ts'
import { AppError } from '#domain/errors.ts'

export type IdentityProviderConfig = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Where the provider sends the browser back to. */
  callbackUrl: string
  /** Plain http, for the local provider on loopback only. */
  allowHttp: boolean
}

export type Identity = { issuer: string; subject: string; personId: string; name: string; email: string; roles: Role[] }

export type SignInStart = { url: string; state: string; nonce: string; codeVerifier: string }

/** What the API needs of an OpenID provider: authorization code with PKCE, checked state, nonce and issuer. */
export type IdentityProvider = {
  begin(): Promise<SignInStart>
  finish(callbackUrl: URL, expected: { state: string; nonce: string; codeVerifier: string }): Promise<Identity>
  signOutUrl(returnTo: string): Promise<string | undefined>
}

const claims = z.object({
  sub: z.string().min(1),
  name: z.string().min(1),
  email: z.string().min(1),
  /** The employer's number of the human being: two accounts of one person have the same. */
  person_id: z.string().min(1),
  roles: z.array(z.string()),
})

/** The provider is looked up when it is first needed, so that a slow one does not keep the API from starting. */
export function createIdentityProvider(config: IdentityProviderConfig): IdentityProvider {
  let discovered: Promise<oidc.Configuration> | undefined
  const provider = async () => {
    discovered ??= discover(config)
    try {
      return await discovered
    } catch (cause) {
      discovered = undefined
      throw new AppError('IDENTITY_PROVIDER_DOWN', {}, { cause })
    }
  }
  return {
    async begin() {
      const codeVerifier = oidc.randomPKCECodeVerifier()
      const state = oidc.randomState()
      const nonce = oidc.randomNonce()
      const url = oidc.buildAuthorizationUrl(await provider(), {
        redirect_uri: config.callbackUrl,
        scope: 'openid profile email',
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      return { url: url.href, state, nonce, codeVerifier }
    },
    finish: async (callbackUrl, expected) => finish(config, await provider(), callbackUrl, expected),
    async signOutUrl(returnTo) {
      const server = (await provider()).serverMetadata()
      if (!server.end_session_endpoint) return undefined
      const url = new URL(server.end_session_endpoint)
      url.searchParams.set('client_id', config.clientId)
      url.searchParams.set('post_logout_redirect_uri', returnTo)
      return url.href
    },
  }
}

async function discover(config: IdentityProviderConfig): Promise<oidc.Configuration> {
  return oidc.discovery(new URL(config.issuer), config.clientId, undefined, oidc.ClientSecretBasic(config.clientSecret), {
    ...(config.allowHttp && { execute: [oidc.allowInsecureRequests] }),
    timeout: 10,
  })
}

async function finish(
  config: IdentityProviderConfig,
  provider: oidc.Configuration,
  callbackUrl: URL,
  expected: { state: string; nonce: string; codeVerifier: string },
): Promise<Identity> {
  const tokens = await granted(provider, callbackUrl, expected)
  const parsed = claims.safeParse(tokens.claims())
  if (!parsed.success) throw new AppError('IDENTITY_INCOMPLETE', { missing: parsed.error.issues.map((issue) => issue.path.join('.')) })
  const { sub, name, email, person_id: personId } = parsed.data
  const known = parsed.data.roles.filter((role): role is Role => (roles as readonly string[]).includes(role))
  if (known.length === 0) throw new AppError('ACCESS_DENIED', { needs: roles })
  return { issuer: config.issuer, subject: sub, personId, name, email, roles: known }
}

async function granted(provider: oidc.Configuration, callbackUrl: URL, expected: { state: string; nonce: string; codeVerifier: string }) {
  try {
    return await oidc.authorizationCodeGrant(provider, callbackUrl, {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.codeVerifier,
      idTokenExpected: true,
    })
  } catch (cause) {
    throw new AppError('SIGN_IN_FAILED', {}, { cause })
  }
}
