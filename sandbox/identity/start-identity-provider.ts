import { createServer } from 'node:http'
import { join } from 'node:path'
import { type Listening, listen } from '../listen.ts'
import { createIdentityProvider } from './identity-provider.ts'
import { loadProviderKeys } from './provider-keys.ts'
import type { RelyingParty, StaffAccount } from './staff.ts'

export type IdentityStart = {
  staff: readonly StaffAccount[]
  relyingParties: readonly RelyingParty[]
  /** Whether this is a production deployment; the caller knows the environment. */
  production: boolean
  dataFolder: string
  host: string
  port: number
  now?: () => number
}

/** Starts the local provider. It asks for no password, so it refuses production and every address but loopback. */
export async function startIdentityProvider(start: IdentityStart): Promise<Listening & { issuer: string }> {
  if (start.production)
    throw new Error('The local identity provider asks for no password and does not start in production: configure a real one.')
  if (!['127.0.0.1', '::1', 'localhost'].includes(start.host)) {
    throw new Error(`The local identity provider asks for no password and listens on loopback only, not on ${start.host}.`)
  }
  const keys = await loadProviderKeys(join(start.dataFolder, 'identity-provider-keys.json'))
  const server = createServer()
  const listening = await listen(server, start.port, start.host)
  // By name and not by number: the applications run on `localhost` too, so their cookies stay on one site.
  const issuer = `http://localhost:${listening.port}`
  server.on('request', createIdentityProvider({ ...start, issuer, keys, now: start.now ?? Date.now }))
  return { ...listening, issuer }
}
