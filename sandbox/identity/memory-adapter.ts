import type { Adapter, AdapterPayload } from 'oidc-provider'

type Entry = { payload: AdapterPayload; expiresAt: number }

/** Codes, tokens and sessions of the provider in memory: after a restart people sign in again, which is one click. */
export function createMemoryAdapterFactory(now: () => number): (model: string) => Adapter {
  const entries = new Map<string, Entry>()
  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`
    const find = (id: string) => {
      const entry = entries.get(keyOf(id))
      if (entry !== undefined && entry.expiresAt <= now()) entries.delete(keyOf(id))
      return entries.get(keyOf(id))?.payload
    }
    const findBy = (matches: (payload: AdapterPayload) => boolean) => {
      const found = [...entries].find(([key, { payload }]) => key.startsWith(`${model}:`) && matches(payload))
      return found === undefined ? undefined : find(found[0].slice(model.length + 1))
    }
    return {
      async upsert(id, payload, expiresInSeconds) {
        entries.set(keyOf(id), { payload, expiresAt: expiresInSeconds === undefined ? Infinity : now() + expiresInSeconds * 1000 })
      },
      find: async (id) => find(id),
      findByUid: async (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => findBy((payload) => payload.userCode === userCode),
      async consume(id) {
        const entry = entries.get(keyOf(id))
        if (entry !== undefined) entry.payload.consumed = Math.floor(now() / 1000)
      },
      async destroy(id) {
        entries.delete(keyOf(id))
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
      },
    }
  }
}
