import type { DeskApi } from '../client/desk-api.ts'
import { toDeskProblem } from '../client/problem.ts'
import type { Session } from '../generated/api.ts'

export type SessionStore = {
  /** Who is signed in, asked once. Throws a `DeskProblem`. */
  read(): Promise<Session>
  /** Asks anew: after a sign-in in another window, or to learn whether the session still stands. */
  readAnew(): Promise<Session>
  forget(): void
}

/** `onSignedIn` hears once that somebody is there. */
export function createSessionStore(api: DeskApi, onSignedIn: () => void = () => undefined): SessionStore {
  let asked: Promise<Session> | undefined
  const ask = async (): Promise<Session> => {
    try {
      const { data } = await api.readSession()
      onSignedIn()
      return data
    } catch (thrown) {
      asked = undefined
      throw toDeskProblem(thrown)
    }
  }
  return {
    read: () => (asked ??= ask()),
    readAnew: () => (asked = ask()),
    forget: () => {
      asked = undefined
    },
  }
}
