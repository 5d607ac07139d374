import type { Application } from '../generated/api.ts'
import type { Words } from '../words/words.ts'

/** How long what we are doing usually takes; undefined while nothing is ours to do. */
export function estimateOf(
  { stages, offer, contract }: Pick<Application, 'stages' | 'offer' | 'contract'>,
  words: Words,
): string | undefined {
  const { estimate } = words.status
  const isWorking = (...names: Application['stages'][number]['stage'][]) =>
    stages.some(({ stage, state }) => state === 'working' && names.includes(stage))
  if (contract?.state === 'signed') return isWorking('payout') ? estimate.payout : estimate.confirming
  if (contract?.state === 'to_sign') return undefined
  if (offer?.state === 'accepted') return estimate.signature
  if (isWorking('offer')) return estimate.offer
  if (isWorking('decision')) return estimate.decision
  return isWorking('document', 'checks') ? estimate.checks : undefined
}
