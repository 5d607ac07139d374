import type { KeptRecords } from './kept-records.ts'
import type { WebVendor } from './scenarios.ts'
import type { Timers } from './timers.ts'

export type SignedAs = 'right' | 'wrong' | 'previous' | 'stale'

export type OutgoingWebhook = {
  /** Stays the same when the message is sent again. */
  id: string
  vendor: WebVendor
  /** Absent where the vendor calls one registered address. */
  url?: string
  contentType: string
  body: string
  /** Of the first attempt; later ones are always right. */
  signedAs: SignedAs
  copies: 1 | 2
  /** Waits until this other message was delivered. */
  after?: string
  attempts: number
  state: 'waiting' | 'delivered' | 'given_up'
}

export type WebhookPlan = Pick<OutgoingWebhook, 'id' | 'vendor' | 'url' | 'contentType' | 'body' | 'signedAs' | 'copies' | 'after'>

export type WebhookSender = {
  /** Resolves after the first attempt, whatever came of it; repeats until the receiver has taken it. */
  send(plan: WebhookPlan): Promise<void>
  knows(id: string): boolean
  /** Takes up what an earlier run of the sandbox left undelivered. */
  resume(): void
  all(): OutgoingWebhook[]
  /** What is under way is sent again at the next start: nothing is written any more. */
  stop(): void
}

export type WebhookAnswer = { status: number; text: string }

type Sender = {
  kept: KeptRecords<OutgoingWebhook>
  timers: Timers
  /** Headers of one attempt. */
  sign: (webhook: OutgoingWebhook, url: string) => Record<string, string>
  /** The body of one attempt: some vendors sign inside it. */
  bodyOf: (webhook: OutgoingWebhook) => string
  /** Whether this answer is a receipt. */
  isTaken: (vendor: OutgoingWebhook['vendor'], answer: WebhookAnswer) => boolean
  registeredUrl: (vendor: OutgoingWebhook['vendor']) => string | undefined
  backoffMs: (attempt: number) => number
  maxAttempts: (vendor: OutgoingWebhook['vendor']) => number
}

const receiverTimeoutMs = 5_000

/** Calls back to the product: signed, repeated with back-off, kept over a restart. */
export function createWebhookSender(sender: Sender): WebhookSender {
  let isStopped = false
  async function attempt(id: string): Promise<void> {
    const webhook = sender.kept.find(id)
    if (webhook === undefined || webhook.state !== 'waiting' || isBlocked(webhook, sender.kept)) return
    const delivered = await deliver(webhook, sender)
    if (isStopped) return
    const attempts = webhook.attempts + 1
    const state = delivered ? 'delivered' : attempts >= sender.maxAttempts(webhook.vendor) ? 'given_up' : 'waiting'
    sender.kept.put({ ...webhook, attempts, state, signedAs: 'right' })
    if (state === 'waiting') sender.timers.after(sender.backoffMs(attempts), () => void attempt(id))
    else for (const follower of sender.kept.all().filter((one) => one.after === id)) void attempt(follower.id)
  }
  return {
    send(plan) {
      sender.kept.put({ ...plan, attempts: 0, state: 'waiting' })
      return attempt(plan.id)
    },
    knows: (id) => sender.kept.find(id) !== undefined,
    resume() {
      for (const webhook of sender.kept.all()) if (webhook.state === 'waiting') void attempt(webhook.id)
    },
    all: () => sender.kept.all(),
    stop() {
      isStopped = true
    },
  }
}

/** By the message that it waits for, unless that one waits for it: two that were put in the wrong order still go out. */
function isBlocked(webhook: OutgoingWebhook, kept: KeptRecords<OutgoingWebhook>): boolean {
  if (webhook.after === undefined) return false
  const other = kept.find(webhook.after)
  return (other?.state ?? 'waiting') === 'waiting' && other?.after !== webhook.id
}

async function deliver(webhook: OutgoingWebhook, sender: Sender): Promise<boolean> {
  const url = webhook.url ?? sender.registeredUrl(webhook.vendor)
  if (url === undefined) return false
  const post = () =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': webhook.contentType, ...sender.sign(webhook, url) },
      body: sender.bodyOf(webhook),
      redirect: 'manual',
      signal: AbortSignal.timeout(receiverTimeoutMs),
    }).then(
      async (response) => sender.isTaken(webhook.vendor, { status: response.status, text: await response.text() }),
      () => false,
    )
  const answers: boolean[] = []
  for (let copy = 0; copy < webhook.copies; copy += 1) answers.push(await post())
  return answers.every(Boolean)
}
