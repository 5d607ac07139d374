import { giveOrder, type OrderIntent } from '../client/give-order.ts'
import { useSending, type Sending } from '../client/use-sending.ts'
import { useDesk } from '../desk-context.ts'
import type { OrderAnswer } from '../generated/api.ts'

type Giving = Omit<Sending, 'send'> & {
  /** Gives the order; answers undefined where it was refused, and says why in `problem`. */
  give: (intent: OrderIntent, at: { caseId: string; version: number }) => Promise<OrderAnswer | undefined>
}

/** Gives one order at a time, each once. */
export function useGiveOrder(): Giving {
  const { api } = useDesk()
  const { send, ...sending } = useSending()
  return { ...sending, give: (intent, at) => send(JSON.stringify([intent, at]), (key) => giveOrder(api, intent, { ...at, key })) }
}
