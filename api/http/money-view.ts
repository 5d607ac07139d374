import { z } from 'zod'

/** An amount as it crosses the border: whole minor units and their currency. */
export const moneyView = z.object({ amountMinor: z.int(), currency: z.string().length(3) }).meta({ id: 'Money' })

export function toMoney(amountMinor: number, currency: string): z.input<typeof moneyView> {
  return { amountMinor, currency }
}
