import { createServer } from 'node:http'
import type { SandboxState } from './control/admin.ts'
import { type WebVendor, webVendors } from './control/scenarios.ts'
import { createSandbox, type SandboxOptions } from './create-sandbox.ts'
import { type IdentityStart, startIdentityProvider } from './identity/start-identity-provider.ts'
import { listen } from './listen.ts'

export type StartSandboxOptions = SandboxOptions & {
  host?: string
  /** 0, the default, takes a free one. */
  ports?: { http?: number; smtp?: number; identity?: number }
  /** Left out where a real identity provider is configured. */
  identity?: Pick<IdentityStart, 'staff' | 'relyingParties' | 'production'>
}

/** Of the page and of each vendor, which has a path below it. */
export type SandboxAddresses = Record<WebVendor, string> & {
  page: string
  admin: string
  smtp: { host: string; port: number }
  /** Undefined without an identity provider. */
  issuer: string | undefined
}

export type RunningSandbox = {
  addresses: SandboxAddresses
  state: SandboxState
  registerWebhook(vendor: WebVendor, url: string): void
  close(): Promise<void>
}

/** Starts the sandbox of all outside systems. What it holds is kept in `dataFolder`, so stopping and starting loses nothing. */
export async function startSandbox(options: StartSandboxOptions): Promise<RunningSandbox> {
  const opened: (() => Promise<void>)[] = []
  const close = async () => {
    await Promise.all(opened.splice(0).map((one) => one()))
  }
  try {
    return { ...(await openAll(options, opened)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openAll(options: StartSandboxOptions, opened: (() => Promise<void>)[]): Promise<Omit<RunningSandbox, 'close'>> {
  const host = options.host ?? '127.0.0.1'
  const { ports = {}, dataFolder, identity } = options
  const issuer =
    identity && (await startIdentityProvider({ ...identity, dataFolder, host, port: ports.identity ?? 0, now: options.now ?? Date.now }))
  if (issuer) opened.push(() => issuer.close())
  const sandbox = createSandbox(options)
  opened.push(async () => sandbox.close())
  const http = await listen(createServer(sandbox.app), ports.http ?? 0, host)
  opened.push(() => http.close())
  const smtp = await sandbox.mail.listen(ports.smtp ?? 0, host)
  opened.push(() => sandbox.mail.close())
  const page = `http://${host}:${http.port}`
  return {
    addresses: {
      ...(Object.fromEntries(webVendors.map((vendor) => [vendor, `${page}/${vendor}`])) as Record<WebVendor, string>),
      page,
      admin: `${page}/_admin`,
      smtp,
      issuer: issuer?.issuer,
    },
    state: sandbox.state,
    registerWebhook: (vendor, url) => sandbox.state.registerWebhook(vendor, url),
  }
}
