import { createContext, useContext } from 'react'
import type { DeskApi } from './client/desk-api.ts'
import type { SessionStore } from './session/session-store.ts'

/** What every page works with, handed in once at the start. */
export type Desk = { api: DeskApi; session: SessionStore }

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('The desk is not set up around this part')
  return desk
}
