import { exportJWK, generateKeyPair } from 'jose'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestSandbox, type TestSandbox } from '../testing/start-test-sandbox.ts'
import { startIdentityProvider } from './start-identity-provider.ts'

const redirectUri = 'http://localhost:8080/desk/callback'
const afterSignOut = 'http://localhost:8080/desk/'
const secret = 'a secret of the desk that is long enough: 0123456789'
const staff = [
  { sub: 'rita', personId: 'person-rita', name: 'Rita <Reviewer>', email: 'rita@example.org', roles: ['reviewer'] },
  { sub: 'rita-second', personId: 'person-rita', name: 'Rita, second account', email: 'rita.2@example.org', roles: ['senior_underwriter'] },
]

/** As much of a browser as a sign-in needs: cookies, and redirects until somebody must click or the application is reached. */
function createBrowser() {
  const cookies = new Map<string, string>()
  const go = async (url: string, form?: Record<string, string>): Promise<{ url: string; html: string }> => {
    const response = await fetch(url, {
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      redirect: 'manual',
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) return { url, html: await response.text() }
    const next = new URL(location, url).href
    return next.startsWith('http://localhost:8080') ? { url: next, html: '' } : go(next)
  }
  return { go, cookies }
}

describe('signing in at the local provider', () => {
  let sandbox: TestSandbox
  let desk: client.Configuration
  let keyed: client.Configuration
  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true })
    const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'api-1', alg: 'ES256', use: 'sig' }] }
    const uris = { redirectUris: [redirectUri], postLogoutRedirectUris: [afterSignOut] }
    sandbox = await startTestSandbox({
      identity: {
        production: false,
        staff,
        relyingParties: [
          { clientId: 'desk', clientSecret: secret, ...uris },
          { clientId: 'keyed', jwks, ...uris },
        ],
      },
    })
    const issuer = new URL(sandbox.addresses.issuer!)
    const insecure = { execute: [client.allowInsecureRequests] }
    desk = await client.discovery(issuer, 'desk', secret, client.ClientSecretBasic(secret), insecure)
    keyed = await client.discovery(issuer, 'keyed', undefined, client.PrivateKeyJwt({ key: pair.privateKey, kid: 'api-1' }), insecure)
  })
  afterAll(() => sandbox.close())

  async function beginSignIn(configuration: client.Configuration, scope = 'openid') {
    const checks = {
      pkceCodeVerifier: client.randomPKCECodeVerifier(),
      expectedState: client.randomState(),
      expectedNonce: client.randomNonce(),
    }
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope,
      code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: checks.expectedState,
      nonce: checks.expectedNonce,
    })
    return { url: url.href, checks }
  }

  it('takes one click, and tells the application who came, with which roles, and which person it is', async () => {
    for (const configuration of [desk, keyed]) {
      const browser = createBrowser()
      const { url, checks } = await beginSignIn(configuration)
      const page = await browser.go(url)
      expect(page.html).toContain('Rita &lt;Reviewer&gt;')
      const back = await browser.go(`${page.url}/login`, { sub: 'rita' })
      const tokens = await client.authorizationCodeGrant(configuration, new URL(back.url), checks)
      expect(tokens.claims()).toMatchObject({
        sub: 'rita',
        name: 'Rita <Reviewer>',
        email: 'rita@example.org',
        roles: ['reviewer'],
        person_id: 'person-rita',
      })
    }
  })

  it('lets a second account of the same person be recognised as that person', async () => {
    const browser = createBrowser()
    const { url, checks } = await beginSignIn(desk, 'openid profile email')
    const page = await browser.go(url)
    const back = await browser.go(`${page.url}/login`, { sub: 'rita-second' })
    const tokens = await client.authorizationCodeGrant(desk, new URL(back.url), checks)
    expect(tokens.claims()).toMatchObject({ sub: 'rita-second', person_id: 'person-rita', roles: ['senior_underwriter'] })
  })

  it('asks again after signing out, and not before', async () => {
    const browser = createBrowser()
    const first = await beginSignIn(desk)
    const page = await browser.go(first.url)
    const back = await browser.go(`${page.url}/login`, { sub: 'rita' })
    const tokens = await client.authorizationCodeGrant(desk, new URL(back.url), first.checks)
    const again = await browser.go((await beginSignIn(desk)).url)
    expect(again.url).toMatch(/^http:\/\/localhost:8080\/desk\/callback\?code=/)
    const signOut = client.buildEndSessionUrl(desk, { id_token_hint: tokens.id_token!, post_logout_redirect_uri: afterSignOut })
    const confirm = await browser.go(signOut.href)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(confirm.html)![1]!
    const left = await browser.go(new URL('/session/end/confirm', sandbox.addresses.issuer).href, { xsrf, logout: 'yes' })
    expect(left.url).toBe(afterSignOut)
    expect((await browser.go((await beginSignIn(desk)).url)).html).toContain('Sign in as')
  })

  it('says so to the application when somebody cancels', async () => {
    const browser = createBrowser()
    const { url } = await beginSignIn(desk)
    const page = await browser.go(url)
    expect((await browser.go(`${page.url}/abort`, {})).url).toContain('error=access_denied')
  })

  it('refuses a request without PKCE, another address to return to, a wrong secret, and an account that is not there', async () => {
    const browser = createBrowser()
    const { url, checks } = await beginSignIn(desk)
    const bare = new URL(url)
    bare.searchParams.delete('code_challenge')
    bare.searchParams.delete('code_challenge_method')
    expect((await browser.go(bare.href)).url).toContain('error=invalid_request')
    const elsewhere = new URL(url)
    elsewhere.searchParams.set('redirect_uri', 'http://localhost:8080/elsewhere')
    expect((await browser.go(elsewhere.href)).html).toContain('This sign-in did not work')
    const page = await browser.go(url)
    expect((await browser.go(`${page.url}/login`, { sub: 'nobody' })).html).toContain('No such account')
    const back = await browser.go(`${page.url}/login`, { sub: 'rita' })
    const guess = new client.Configuration(desk.serverMetadata(), 'desk', 'guess', client.ClientSecretBasic('guess'))
    client.allowInsecureRequests(guess)
    await expect(client.authorizationCodeGrant(guess, new URL(back.url), checks)).rejects.toMatchObject({ status: 401 })
  })

  it('allows a form to end at the application, and no script of anybody on its page', async () => {
    const browser = createBrowser()
    const page = await browser.go((await beginSignIn(desk)).url)
    const response = await fetch(page.url, {
      headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    const policy = response.headers.get('content-security-policy')!
    expect(policy).toContain("form-action 'self' http://localhost:8080")
    expect(policy).not.toContain('script-src')
  })

  it('keeps its signing key over a restart', async () => {
    const keysAt = async (issuer: string) => ((await (await fetch(`${issuer}/jwks`)).json()) as { keys: unknown[] }).keys
    const other = await startIdentityProvider({
      production: false,
      staff,
      relyingParties: [],
      dataFolder: sandbox.dataFolder,
      host: '127.0.0.1',
      port: 0,
    })
    await expect(keysAt(other.issuer)).resolves.toEqual(await keysAt(sandbox.addresses.issuer!))
    await other.close()
  })

  it('does not start in production, nor where other machines could reach it', async () => {
    const start = { production: false, staff, relyingParties: [], dataFolder: sandbox.dataFolder, host: '127.0.0.1', port: 0 }
    await expect(startIdentityProvider({ ...start, production: true })).rejects.toThrow('does not start in production')
    await expect(startIdentityProvider({ ...start, host: '0.0.0.0' })).rejects.toThrow('loopback only')
  })
})
