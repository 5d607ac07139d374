import { proxyActivities } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'
import type { CallPolicy } from '#domain/product/product.ts'

/**
 * The activities, each call being exactly one attempt: pauses and retries are the step's own, so that staff see and steer them. The
 * heartbeat tells within seconds that a worker died; a cancelled call is awaited, so that compensation never overtakes it. Each call says
 * for which step and attempt it is made, so that the record of calls to outside systems can.
 */
export function activitiesFor(policy: CallPolicy, madeFor: { step: string; attempt: number }): Activities {
  const activities = proxyActivities<Activities>({
    startToCloseTimeout: policy.timeoutSeconds * 1000,
    heartbeatTimeout: '10 seconds',
    retry: { maximumAttempts: 1 },
    summary: madeFor.step,
    cancellationType: 'WAIT_CANCELLATION_COMPLETED',
  })
  return new Proxy(activities, {
    get: (target, name) => (input: object) =>
      (target as Record<PropertyKey, (input: object) => Promise<unknown>>)[name]!({ ...madeFor, ...input }),
  })
}
