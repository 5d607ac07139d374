import type { Application } from '../generated/api.ts'
import type { TenorApi } from '../server/create-api.ts'
import { codeOf } from '../server/request-failed.ts'
import type { HandedIn, NeedKind } from './open-needs.ts'

export type SessionState =
  | { state: 'asking' }
  | { state: 'none' }
  /** This device has one open, but has forgotten it: it is offered, not pushed before somebody who begins anew. */
  | { state: 'found'; application: Application }
  | { state: 'open'; application: Application; handedIn: HandedIn }
  /** The server no longer knows this device. */
  | { state: 'lost' }
  | { state: 'left' }

export type Session = {
  get: () => SessionState
  subscribe: (listener: () => void) => () => void
  /** Asks the server whether this device has an application open, and opens it. */
  begin: () => Promise<void>
  /** The same for a device that remembers nothing, while somebody looks at the first screen. */
  look: () => Promise<void>
  /** The newest view of the application; `handedIn` names what the applicant did a moment ago. */
  accept: (application: Application, handedIn?: NeedKind) => void
  refresh: () => Promise<void>
  lose: () => void
  leave: () => Promise<void>
}

/** Whether this browser once opened an application; nothing of the person. */
export type Remembered = { get(): boolean; set(isOpen: boolean): void }

/** The one place that knows which application is open here, and how it last looked. */
export function createSession(api: TenorApi, remembered: Remembered, clock: () => number = Date.now): Session {
  let current: SessionState = remembered.get() ? { state: 'asking' } : { state: 'none' }
  const listeners = new Set<() => void>()
  const move = (next: SessionState) => {
    current = next
    remembered.set(next.state === 'open' || next.state === 'lost' || next.state === 'found')
    for (const listener of listeners) listener()
  }
  const accept: Session['accept'] = (application, handedIn) => {
    const before = current.state === 'open' && current.application.id === application.id ? current.handedIn : {}
    move({ state: 'open', application, handedIn: handedIn ? { ...before, [handedIn]: clock() } : before })
  }
  const ask = async (): Promise<Application | undefined> => {
    try {
      const { applicationId } = await api.readApplicantSession()
      return await api.readApplication(applicationId)
    } catch (error) {
      if (codeOf(error) === 'SIGN_IN_REQUIRED') return undefined
      throw error
    }
  }
  return {
    get: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    accept,
    async begin() {
      const application = await ask()
      if (application) accept(application)
      else move({ state: 'none' })
    },
    async look() {
      const application = await ask()
      if (application && current.state === 'none') move({ state: 'found', application })
    },
    async refresh() {
      if (current.state !== 'open') return
      const { id } = current.application
      const application = await api.readApplication(id)
      if (current.state === 'open' && current.application.id === id) accept(application)
    },
    lose() {
      if (current.state === 'open') move({ state: 'lost' })
    },
    async leave() {
      await api.endApplicantSession()
      move({ state: 'left' })
    },
  }
}
