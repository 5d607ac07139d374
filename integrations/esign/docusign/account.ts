import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { createHttpClient, type HttpClient } from '../../http/http-client.ts'
import type { OnCall } from '../../http/observe-call.ts'
import { readJson } from '../../http/read-json.ts'
import { codes, complaintOf, provider } from './codes.ts'

/** The account that envelopes are sent from, and a client of the place where it lives. */
export type Account = { http: HttpClient; path: string }

export type AccountOptions = {
  authUrl: string
  accountId?: string | undefined
  timeoutMs: number
  onCall?: OnCall | undefined
  now: () => number
}

const operation = 'discover_account'

const userBody = z.object({
  accounts: z.array(z.object({ account_id: z.string(), is_default: z.union([z.boolean(), z.string()]), base_uri: z.url() })),
})

const longestReplyBytes = 25 * 1024 * 1024

/** Accounts live on different servers; which one, the authorisation server says. Asked once, and again after a failure. */
export function createAccountDiscovery(auth: HttpClient, options: AccountOptions): (token: string) => Promise<Account> {
  let found: Account | undefined
  return async (token) => {
    found ??= await discover(auth, token, options)
    return found
  }
}

async function discover(auth: HttpClient, token: string, options: AccountOptions): Promise<Account> {
  const { accounts } = await auth.call({
    operation,
    method: 'GET',
    path: '/oauth/userinfo',
    headers: { authorization: `Bearer ${token}` },
    answers: [200],
    read: (reply) => readJson(reply, userBody, { provider, operation, codes }),
  })
  const account = accounts.find((one) =>
    options.accountId === undefined ? String(one.is_default) === 'true' : one.account_id === options.accountId,
  )
  if (account === undefined) throw misconfigured('the user belongs to the account that is configured')
  // A token goes only where the line is as safe as the one it came by.
  if (new URL(account.base_uri).protocol !== new URL(options.authUrl).protocol)
    throw misconfigured('the account lives behind the same protocol')
  const http = createHttpClient({
    provider,
    codes,
    baseUrl: `${account.base_uri}/restapi/v2.1`,
    timeoutMs: options.timeoutMs,
    complaintOf: (reply) => complaintOf(reply, options.now()),
    maxResponseBytes: longestReplyBytes,
    onCall: options.onCall,
    now: options.now,
  })
  return { http, path: `/accounts/${encodeURIComponent(account.account_id)}` }
}

function misconfigured(rule: string): AppError {
  return new AppError('SIGNATURE_PROVIDER_MISCONFIGURED', { provider, operation, rule, mayHaveTakenEffect: false })
}
