import { AsyncLocalStorage } from 'node:async_hooks'

/** For what a call is made. No personal data. */
export type CallContext = { caseId?: string; step?: string; attempt?: number }

/**
 * Ambient on purpose, as a trace is: every vendor file would have to hand it on through calls that do not care, and one that forgot would
 * go unnoticed. It is only ever written down; nothing is decided by it.
 */
const storage = new AsyncLocalStorage<CallContext>()

/** Calls to outside systems within the work are made for this. */
export function callingFor<T>(context: CallContext, work: () => T): T {
  return storage.run(context, work)
}

export function calledFor(): CallContext {
  return storage.getStore() ?? {}
}
