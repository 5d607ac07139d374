import type { CallPolicy, Product } from './product.ts'

/** The policy of one step's outside calls: its own where the product has one, else the default. */
export function callPolicyOf(product: Pick<Product, 'calls'>, step: string): CallPolicy {
  return product.calls[step] ?? product.calls.default
}

/** The pause before the next attempt, doubling from the policy's first up to its largest. `failedAttempts` counts from one. */
export function pauseBeforeAttemptMs(policy: CallPolicy, failedAttempts: number): number {
  return Math.min(policy.backoffSeconds * 2 ** (failedAttempts - 1), policy.backoffMaximumSeconds) * 1000
}
