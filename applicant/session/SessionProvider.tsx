import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'
import type { Application } from '../generated/api.ts'
import type { TenorApi } from '../server/create-api.ts'
import type { Session, SessionState } from './create-session.ts'
import type { HandedIn } from './open-needs.ts'

type Shared = { api: TenorApi; session: Session }

const SharedContext = createContext<Shared | undefined>(undefined)

export function SessionProvider({ api, session, children }: Shared & { children: ReactNode }) {
  return <SharedContext value={{ api, session }}>{children}</SharedContext>
}

export function useApi(): TenorApi {
  return useShared().api
}

export function useSession(): { session: Session; current: SessionState } {
  const { session } = useShared()
  return { session, current: useSyncExternalStore(session.subscribe, session.get, session.get) }
}

/** The open application, for screens that exist only where there is one. */
export function useApplication(): { application: Application; handedIn: HandedIn; session: Session } {
  const { session, current } = useSession()
  if (current.state !== 'open') throw new Error('This screen needs an open application')
  return { application: current.application, handedIn: current.handedIn, session }
}

function useShared(): Shared {
  const shared = useContext(SharedContext)
  if (!shared) throw new Error('SessionProvider is missing')
  return shared
}
