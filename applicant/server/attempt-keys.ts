export type AttemptKeys = {
  keyFor: (act: string) => string
  /** An answer came: the same act from now on is a new one. */
  settle: (act: string) => void
}

/**
 * One `Idempotency-Key` for each attempt: whoever repeats the same act because no answer came sends the same key, so that it happens once;
 * after an answer, the same act again is meant again. An act is its method, address and body.
 */
export function createAttemptKeys(newKey: () => string): AttemptKeys {
  const open = new Map<string, string>()
  return {
    keyFor(act) {
      const key = open.get(act) ?? newKey()
      open.set(act, key)
      return key
    },
    settle: (act) => void open.delete(act),
  }
}
