import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { add, digitsAtScale, divide, multiply, nineteen, type NineteenDigits } from '#domain/rates/nineteen-digits.ts'

type Dated = { readonly on: IsoDate; readonly amountMinor: number }

/** Income that is put off, and what was given back of it since, in order. */
export type DeferredIncome = Dated & { readonly adjustments: readonly Dated[] }

/**
 * How much of deferred income is earned by a day: the same share for each day until the loan matures. An adjustment takes off what is still
 * unearned, and the rest is spread again over the days that are left; what it takes off beyond that is no longer earned either. Example:
 * 100.00 over 30 days are 3.33 after the first and 83.33 after 25.
 */
export function amortizedTill({ on, amountMinor, adjustments }: DeferredIncome, maturesOn: IsoDate, till: IsoDate): number {
  let from = on
  let unearned = nineteen(amountMinor)
  let earned = nineteen(0)
  let tooMuch = nineteen(0)
  for (const adjustment of adjustments) {
    const share = shareOfDays(unearned, from, maturesOn, adjustment.on)
    earned = add(earned, share)
    unearned = add(add(unearned, negative(share)), nineteen(-adjustment.amountMinor))
    if (unearned.digits < 0n) {
      tooMuch = add(tooMuch, unearned)
      unearned = nineteen(0)
    }
    from = adjustment.on
  }
  if (from < till) earned = add(earned, shareOfDays(unearned, from, maturesOn, till))
  else if (on === maturesOn) earned = add(earned, unearned)
  return Number(digitsAtScale(add(earned, tooMuch), 0))
}

function shareOfDays(amount: NineteenDigits, from: IsoDate, maturesOn: IsoDate, till: IsoDate): NineteenDigits {
  const days = daysBetween(from, maturesOn)
  if (days === 0) return nineteen(0)
  return divide(multiply(amount, nineteen(daysBetween(from, till))), nineteen(days))
}

function negative({ digits, scale }: NineteenDigits): NineteenDigits {
  return nineteen(-digits, scale)
}
