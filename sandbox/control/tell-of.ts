import type { SandboxContext } from './context.ts'
import type { WebVendor } from './scenarios.ts'
import type { OutgoingWebhook } from './webhooks.ts'

/** One event of a vendor's object. `precedes` and `follows` are the ids of the events around it, where there are any. */
export type VendorEvent = Pick<OutgoingWebhook, 'id' | 'url' | 'contentType' | 'body'> & { follows?: string; precedes?: string }

/** How the vendor calls back this time. */
export type CallPlan = Pick<OutgoingWebhook, 'signedAs' | 'copies'> & { isLost: boolean; isEarly: boolean; isReordered: boolean }

type Stage = Pick<SandboxContext, 'scenarios' | 'webhooks' | 'timers'>

/**
 * Calls back about an event, as the webhook scenario of the vendor has it: twice, in the wrong order, badly signed, or not at all. Resolves
 * after the first attempt.
 */
export async function tellOf(stage: Stage, vendor: WebVendor, event: VendorEvent, plan = planCalls(stage, vendor)): Promise<void> {
  const { follows, precedes, ...message } = event
  if (plan.isLost) return
  // Reordered is what waits for the event that should come after it; nothing waits for one that was lost.
  const after =
    plan.isReordered && precedes !== undefined ? precedes : follows !== undefined && stage.webhooks.knows(follows) ? follows : undefined
  const { signedAs, copies } = plan
  await stage.webhooks.send({ ...message, vendor, signedAs, copies, ...(after !== undefined && { after }) })
}

/** The same for the first event of an object: await it before the reply, which it goes before by scenario and otherwise follows at once. */
export async function tellAtFirst(stage: Stage, vendor: WebVendor, event: VendorEvent, plan = planCalls(stage, vendor)): Promise<void> {
  if (plan.isEarly) return tellOf(stage, vendor, event, plan)
  stage.timers.after(0, () => void tellOf(stage, vendor, event, plan))
}

/** One plan counts one use of the scenario: make it for each event, or once for an object whose events belong together. */
export function planCalls({ scenarios }: Pick<Stage, 'scenarios'>, vendor: WebVendor): CallPlan {
  const name = scenarios.take(
    vendor,
    'webhook',
    'webhook_duplicated',
    'webhook_early',
    'webhook_reordered',
    'webhook_lost',
    'webhook_wrong_signature',
    'webhook_previous_secret',
    'webhook_stale',
  )?.scenario
  return {
    isLost: name === 'webhook_lost',
    isEarly: name === 'webhook_early',
    isReordered: name === 'webhook_reordered',
    copies: name === 'webhook_duplicated' ? 2 : 1,
    signedAs: (name !== undefined && signatures[name]) || 'right',
  }
}

const signatures: Partial<Record<string, OutgoingWebhook['signedAs']>> = {
  webhook_wrong_signature: 'wrong',
  webhook_previous_secret: 'previous',
  webhook_stale: 'stale',
}
