import type { Response } from 'express'
import type { ScenarioOf, Scenarios } from './scenarios.ts'
import type { QuotaState, VendorSandbox } from './vendor.ts'

export type Quotas = {
  /** Counts a request and tells in the reply's headers what is left; the refusal where nothing is. */
  count(response: Response): ScenarioOf<'rate_limited'> | undefined
}

/** The quota of one vendor while the scenario `quota` is set: fixed windows, as most vendors have them. */
export function createQuotas({ scenarios, now }: { scenarios: Scenarios; now: () => number }, vendor: VendorSandbox): Quotas {
  let window: { endsAt: number; used: number } | undefined
  return {
    count(response) {
      const quota = scenarios.standing(vendor.vendor, 'quota', 'quota')
      if (quota === undefined) {
        window = undefined
        return undefined
      }
      const at = now()
      if (window === undefined || window.endsAt <= at) window = { endsAt: at + quota.windowSeconds * 1000, used: 0 }
      window.used += 1
      const left = quota.limit - window.used
      const state: QuotaState = { limit: quota.limit, remaining: Math.max(0, left), resetsAt: window.endsAt, now: at }
      response.set({ ...(vendor.quotaHeaders?.(state) ?? usualHeaders(state)) })
      return left < 0 ? { scenario: 'rate_limited', retryAfterSeconds: Math.ceil((window.endsAt - at) / 1000) } : undefined
    },
  }
}

function usualHeaders({ limit, remaining, resetsAt }: QuotaState): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.ceil(resetsAt / 1000)),
  }
}
