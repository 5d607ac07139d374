import { z } from 'zod'
import { roles, type Role } from '#domain/case/role.ts'
import { AppError } from '#domain/errors.ts'
import { saveStaffAccount } from '#db/sessions/save-staff-account.ts'
import { saveSignIn, takeSignIn } from '#db/sessions/sign-ins.ts'
import type { Store } from '#db/store.ts'
import { route, type Reply, type Route } from '../http/route.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { startSession, stopSession } from './sessions.ts'

const anyRole: readonly Role[] = roles

const sessionView = z
  .object({
    accountId: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(roles)),
    expiresAt: z.iso.datetime(),
    /** The operations of this API that the roles open; what may be done with one case comes with the case. */
    operations: z.array(z.string()),
  })
  .meta({ id: 'Session' })

const deskPath = z
  .string()
  .max(300)
  .regex(/^\/desk(\/[\w\-./~%#?=&]*)?$/, 'a path of the desk')

type Deps = {
  store: Store
  identityProvider: IdentityProvider
  publicUrl: string
  /** Every route; asked for when they are all there. */
  staffRoutes: () => readonly Route[]
}

/** Signing in and out of the desk. Tokens of the identity provider stay on this side; the browser gets a session cookie only. */
export function sessionRoutes({ store, identityProvider, publicUrl, staffRoutes }: Deps): Route[] {
  return [
    route({
      method: 'get',
      path: '/auth/identity-provider',
      operationId: 'readIdentityProvider',
      summary: 'Where signing in leads',
      tag: 'Session',
      access: { who: 'anyone' },
      rateLimit: { name: 'sign-in', points: 30, perSeconds: 60 },
      replies: { 200: { description: 'The host that asks for the credentials', schema: z.object({ host: z.string() }) } },
      errors: ['IDENTITY_PROVIDER_DOWN'],
      async handle() {
        const { url } = await identityProvider.begin()
        return { status: 200, body: { host: new URL(url).host } }
      },
    }),
    route({
      method: 'get',
      path: '/auth/sign-in',
      operationId: 'signIn',
      summary: 'Leave for the identity provider',
      tag: 'Session',
      access: { who: 'anyone' },
      query: z.object({ returnTo: deskPath.default('/desk/') }),
      rateLimit: { name: 'sign-in', points: 30, perSeconds: 60 },
      replies: { 302: { description: 'To the identity provider' } },
      errors: ['IDENTITY_PROVIDER_DOWN'],
      handle: async ({ query, ...request }) =>
        toldOnThePage(request.header('accept'), async () => {
          const { url, state, nonce, codeVerifier } = await identityProvider.begin()
          await saveSignIn(store.db, { state, nonce, codeVerifier, returnTo: query.returnTo })
          return { status: 302, redirect: url }
        }),
    }),
    route({
      method: 'get',
      path: '/auth/callback',
      operationId: 'finishSignIn',
      summary: 'Come back from the identity provider',
      tag: 'Session',
      access: { who: 'anyone' },
      query: z.looseObject({ state: z.string().min(8).max(200) }),
      rateLimit: { name: 'sign-in', points: 30, perSeconds: 60 },
      replies: { 302: { description: 'To the page of the desk that was asked for, with a session cookie' } },
      errors: ['SIGN_IN_FAILED', 'IDENTITY_INCOMPLETE', 'IDENTITY_PROVIDER_DOWN'],
      handle: async ({ query, ...request }) =>
        toldOnThePage(request.header('accept'), async () => {
          const { state } = query
          const signIn = await takeSignIn(store.db, state)
          if (!signIn) throw new AppError('SIGN_IN_FAILED')
          const callbackUrl = new URL(`${publicUrl}/auth/callback?${new URLSearchParams(query as Record<string, string>).toString()}`)
          const identity = await identityProvider.finish(callbackUrl, { ...signIn, state })
          const accountId = await saveStaffAccount(store.db, identity)
          return { status: 302, redirect: signIn.returnTo, headers: await startSession(store.db, { kind: 'staff', accountId }) }
        }),
    }),
    route({
      method: 'get',
      path: '/api/session',
      operationId: 'readSession',
      summary: 'Who is signed in to the desk',
      tag: 'Session',
      access: { who: 'staff', roles: anyRole },
      replies: { 200: { description: 'The person and their roles', schema: sessionView } },
      async handle({ caller }) {
        const { accountId, name, email, expiresAt } = caller
        const operations = staffRoutes().flatMap(({ access, operationId }) =>
          access.who === 'staff' && access.roles.some((role) => caller.roles.includes(role)) ? [operationId] : [],
        )
        return {
          status: 200,
          body: { accountId, name, email, roles: caller.roles, expiresAt: new Date(expiresAt).toISOString(), operations },
        }
      },
    }),
    route({
      method: 'delete',
      path: '/api/session',
      operationId: 'endSession',
      summary: 'Sign out of the desk',
      tag: 'Session',
      access: { who: 'staff', roles: anyRole },
      replies: {
        200: { description: 'Where to sign out of the identity provider too', schema: z.object({ signOutUrl: z.string().nullable() }) },
      },
      async handle({ caller }) {
        const headers = await stopSession(store.db, caller)
        const signOutUrl = (await identityProvider.signOutUrl(`${publicUrl}/desk/`)) ?? null
        return { status: 200, body: { signOutUrl }, headers }
      },
    }),
  ]
}

/** Whoever comes with a browser reads what went wrong on the sign-in page of the desk, not as a document for machines. */
async function toldOnThePage(accept: string | undefined, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work()
  } catch (error) {
    if (!accept?.includes('text/html') || !(error instanceof AppError)) throw error
    return { status: 302, redirect: `/desk/login?problem=${error.code}` }
  }
}
