import { z } from 'zod'
import { Decimal } from '#domain/rates/decimal.ts'
import type { RepaymentRule } from '#domain/schedule/ruled-repayment.ts'
import { amount, positiveAmount, signedRatePercent, wholeNumber } from './fields.ts'

const percentRule = { percent: positiveAmount, minimum: amount.default(new Decimal(0)), final_clears: z.boolean().default(false) }

/** How a credit is repaid. The amount of a fixed rule may be called by what it fixes or simply `amount`. */
export const repaymentRule = z
  .discriminatedUnion('type', [
    z.object({ type: z.enum(['level', 'equal-capital', 'interest-only', 'rolled-up']) }),
    z.object({ type: z.literal('growing-annuity'), yearly_growth_percent: signedRatePercent }),
    z.object({ type: z.literal('fixed-capital'), capital: positiveAmount.optional(), amount: positiveAmount.optional() }),
    z.object({ type: z.literal('fixed-payment'), payment: positiveAmount.optional(), amount: positiveAmount.optional() }),
    z.object({ type: z.enum(['percent-of-capital-plus-interest', 'percent-of-capital-and-interest']), ...percentRule }),
    z.object({ type: z.literal('interest-only-then-equal-capital'), interest_only_months: wholeNumber(0, 1200) }),
  ])
  .transform((rule, context): RepaymentRule => {
    switch (rule.type) {
      case 'growing-annuity':
        return { type: rule.type, yearlyGrowthPercent: rule.yearly_growth_percent }
      case 'fixed-capital':
      case 'fixed-payment': {
        const fixed = 'capital' in rule ? (rule.capital ?? rule.amount) : 'payment' in rule ? (rule.payment ?? rule.amount) : rule.amount
        if (fixed !== undefined)
          return rule.type === 'fixed-capital' ? { type: rule.type, capital: fixed } : { type: rule.type, payment: fixed }
        context.addIssue({ code: 'custom', message: 'the amount that is fixed' })
        return z.NEVER
      }
      case 'percent-of-capital-plus-interest':
      case 'percent-of-capital-and-interest':
        return { type: rule.type, percent: rule.percent, minimum: rule.minimum, finalClears: rule.final_clears }
      case 'interest-only-then-equal-capital':
        return { type: rule.type, interestOnlyPeriods: rule.interest_only_months }
      default:
        return { type: rule.type }
    }
  })
