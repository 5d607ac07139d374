import type { AuthProvider } from 'react-admin'
import type { DeskApi } from '../client/desk-api.ts'
import type { SessionStore } from './session-store.ts'

/** Operations of the API behind the pages that not every role has. */
const operationsByResource: Readonly<Record<string, string>> = { exports: 'exportCase' }

/**
 * Tells react-admin who is there. Signing in happens elsewhere; a session that ends while somebody works is answered by a dialog over the
 * page, so that nothing typed is lost, and never by leaving it.
 */
export function createAuthProvider(api: DeskApi, session: SessionStore): AuthProvider {
  return {
    login: async () => undefined,
    checkAuth: async () => {
      await session.read()
    },
    checkError: async () => undefined,
    getIdentity: async () => {
      const { accountId, name } = await session.read()
      return { id: accountId, fullName: name }
    },
    getPermissions: async () => (await session.read()).operations,
    canAccess: async ({ resource }) => {
      const operation = operationsByResource[resource]
      return operation === undefined || (await session.read()).operations.includes(operation)
    },
    logout: async () => {
      try {
        await session.read()
        session.forget()
        const { signOutUrl } = (await api.endSession()).data
        if (signOutUrl) {
          window.location.assign(signOutUrl)
          return false
        }
      } catch {
        // The session had ended already; there is nothing left to sign out of.
      }
      return '/login'
    },
  }
}
