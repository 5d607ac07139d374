import type { Db } from '../connect.ts'

/** What a provider's answer told of how often it may be called. Instants in ISO. */
export type ToldLimit = { provider: string; limitedUntil?: string; quota?: { limit: number; remaining: number; resetsAt: string } }

/** Keeps the latest that each provider told, for all who look; `told` is in the order in which it was told. */
export async function recordLimits(db: Db, told: readonly ToldLimit[]): Promise<void> {
  const latest = new Map<string, ToldLimit>()
  for (const one of told) latest.set(one.provider, { ...latest.get(one.provider), ...one })
  if (latest.size === 0) return
  await db.raw(
    `insert into provider_limit as known (provider, limited_until, quota_limit, quota_remaining, quota_resets_at)
     select provider, "limitedUntil", (quota->>'limit')::integer, (quota->>'remaining')::integer, (quota->>'resetsAt')::timestamptz
     from jsonb_to_recordset(?::jsonb) as told (provider text, "limitedUntil" timestamptz, quota jsonb)
     order by provider
     on conflict (provider) do update set
       limited_until = coalesce(excluded.limited_until, known.limited_until),
       quota_limit = coalesce(excluded.quota_limit, known.quota_limit),
       quota_remaining = coalesce(excluded.quota_remaining, known.quota_remaining),
       quota_resets_at = coalesce(excluded.quota_resets_at, known.quota_resets_at)`,
    [JSON.stringify([...latest.values()])],
  )
}
