import { describe } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { itRefuses } from '#test/rules/it-refuses.ts'
import { canadianPayment, canadianPeriodicRate } from './canada/periodic-rate.ts'
import { solveAprc } from './eu/aprc.ts'
import { euInterval } from './eu/eu-interval.ts'
import { kfsApr, type KfsLoan } from './india/kfs-apr.ts'
import { solveActuarialApr } from './us/apr-actuarial.ts'
import { annualPercentageYield, dailyCompoundedInterest, tieredDailyInterest } from './us/apy.ts'
import { mortgageBalanceAfter, mortgagePayment, paymentAfterReset, prepaidInterest, totalInterestPercent } from './us/closing-disclosure.ts'
import { countUnitPeriods, parseUnitPeriod } from './us/unit-periods.ts'

const n = (value: number | string) => new Decimal(value)
const [early, late] = [parseIsoDate('2024-01-01'), parseIsoDate('2024-03-01')]
const terms = '1 to 36525'
const mortgage = { principal: n(162_000), ratePercent: n('3.875'), months: 360 }
const kfs = (changes: Partial<KfsLoan>) => kfsApr({ principal: n(20_000), ratePercent: n(15), months: 24, fees: n(400), ...changes })
const flow = (amount: number, periods: number) => ({ amount, periods, fraction: 0 })
const apr = (advances: number[], payments: number[]) =>
  solveActuarialApr({
    advances: advances.map(flow),
    payments: payments.map((amount, index) => flow(amount, index + 1)),
    unitPeriodsPerYear: 12,
  })
const ascending = 'ascending, the last without an end'
const unitPeriods = 'day, semimonth, year, or weeks or months within a year'

describe('the disclosures of the United States', () => {
  itRefuses([
    ['an APR of payments alone', () => apr([], [100, 100]), 'RATE_NOT_FOUND', 'payments', 'advances and payments above zero'],
    ['an APR of advances alone', () => apr([1000], [0, 0]), 'RATE_NOT_FOUND', 'payments', 'advances and payments above zero'],
    ['an APR that no rate explains', () => apr([100, 0, 100], [100]), 'RATE_NOT_FOUND', 'payments', 'payments that balance the advances'],
    [
      'an APR that two rates explain',
      () => solveActuarialApr({ advances: [flow(230, 1)], payments: [flow(100, 0), flow(132, 2)], unitPeriodsPerYear: 1 }),
      'RATE_NOT_UNIQUE',
      'payments',
      'payments that one rate explains',
    ],
    [
      'an APR of amounts that are no numbers',
      () => apr([Number.NaN], [100]),
      'RATE_NOT_FOUND',
      'payments',
      'a rate that arithmetic can hold',
    ],
    ['a yield over no days', () => annualPercentageYield(n(1000), n(5), 0), 'TERM_OUT_OF_RANGE', 'days', terms],
    ['a yield over a negative term', () => annualPercentageYield(n(1000), n(5), -30), 'TERM_OUT_OF_RANGE', 'days', terms],
    ['a yield over more than a hundred years', () => annualPercentageYield(n(1000), n(5), 36_526), 'TERM_OUT_OF_RANGE', 'days', terms],
    ['a yield on nothing', () => annualPercentageYield(n(0), n(5), 30), 'AMOUNT_OUT_OF_RANGE', 'principal', 'above 0'],
    [
      'a yield that loses everything',
      () => annualPercentageYield(n(1000), n(-1000), 30),
      'AMOUNT_OUT_OF_RANGE',
      'interest',
      'above minus the principal',
    ],
    ['a year of no days', () => dailyCompoundedInterest(n(1000), [], 0), 'TERM_OUT_OF_RANGE', 'dayBasis', terms],
    [
      'interest over a negative term',
      () => dailyCompoundedInterest(n(1000), [{ ratePercent: n(5), days: -1 }], 365),
      'TERM_OUT_OF_RANGE',
      'days',
      '0 to 36525',
    ],
    [
      'tiers over no days',
      () => tieredDailyInterest(n(1), [{ upTo: undefined, ratePercent: n(5) }], 0, 365),
      'TERM_OUT_OF_RANGE',
      'days',
      terms,
    ],
    ['no tiers', () => tieredDailyInterest(n(1), [], 30, 365), 'AMOUNT_OUT_OF_RANGE', 'tiers', ascending],
    [
      'tiers that end',
      () => tieredDailyInterest(n(1), [{ upTo: n(5), ratePercent: n(5) }], 30, 365),
      'AMOUNT_OUT_OF_RANGE',
      'tiers',
      ascending,
    ],
    [
      'tiers that fall',
      () =>
        tieredDailyInterest(
          n(1),
          [
            { upTo: n(9), ratePercent: n(1) },
            { upTo: n(5), ratePercent: n(2) },
            { upTo: undefined, ratePercent: n(3) },
          ],
          30,
          365,
        ),
      'AMOUNT_OUT_OF_RANGE',
      'tiers',
      ascending,
    ],
    [
      'a tier behind the last',
      () =>
        tieredDailyInterest(
          n(1),
          [
            { upTo: undefined, ratePercent: n(1) },
            { upTo: undefined, ratePercent: n(2) },
          ],
          30,
          365,
        ),
      'AMOUNT_OUT_OF_RANGE',
      'tiers',
      ascending,
    ],
    ['unit-periods that nobody knows', () => parseUnitPeriod('fortnight'), 'UNIT_PERIOD_UNKNOWN', 'unit_period', unitPeriods],
    ['a unit-period that every object has', () => parseUnitPeriod('__proto__'), 'UNIT_PERIOD_UNKNOWN', 'unit_period', unitPeriods],
    ['a unit-period with words before it', () => parseUnitPeriod('every 2 weeks'), 'UNIT_PERIOD_UNKNOWN', 'unit_period', unitPeriods],
    ['a unit-period with letters behind it', () => parseUnitPeriod('weekly'), 'UNIT_PERIOD_UNKNOWN', 'unit_period', unitPeriods],
    ['a unit-period of no weeks', () => parseUnitPeriod('0 weeks'), 'UNIT_PERIOD_UNKNOWN', 'unit_period', unitPeriods],
    ['a unit-period over a year of weeks', () => parseUnitPeriod('53 weeks'), 'UNIT_PERIOD_UNKNOWN', 'unit_period', unitPeriods],
    ['a unit-period over a year of months', () => parseUnitPeriod('13 months'), 'UNIT_PERIOD_UNKNOWN', 'unit_period', unitPeriods],
    ['unit-periods backwards', () => countUnitPeriods(late, early, { unit: 'day' }), 'DATES_OUT_OF_ORDER', 'to', 'not before from'],
    ['a mortgage of nothing', () => mortgagePayment({ ...mortgage, principal: n(0) }), 'AMOUNT_OUT_OF_RANGE', 'principal', 'above 0'],
    [
      'a share of a mortgage below nothing',
      () => totalInterestPercent({ ...mortgage, principal: n(-1) }, n(0)),
      'AMOUNT_OUT_OF_RANGE',
      'principal',
      'above 0',
    ],
    ['a mortgage of no months', () => mortgagePayment({ ...mortgage, months: 0 }), 'TERM_OUT_OF_RANGE', 'periods', terms],
    [
      'a mortgage rate of −100 percent a month',
      () => mortgagePayment({ ...mortgage, ratePercent: n(-1200) }),
      'RATE_OUT_OF_RANGE',
      'periodicRate',
      'above −100 percent',
    ],
    ['a balance after the term', () => mortgageBalanceAfter(mortgage, 361), 'TERM_OUT_OF_RANGE', 'paidMonths', 'not above the term'],
    ['a balance before the beginning', () => mortgageBalanceAfter(mortgage, -1), 'TERM_OUT_OF_RANGE', 'paid', '0 to 36525'],
    ['a reset at the end', () => paymentAfterReset(mortgage, 360, n(5)), 'TERM_OUT_OF_RANGE', 'resetAfter', 'below the term'],
    ['prepaid interest of negative days', () => prepaidInterest(n(1), n(1), -1, 365), 'TERM_OUT_OF_RANGE', 'days', '0 to 36525'],
    ['prepaid interest by a year of no days', () => prepaidInterest(n(1), n(1), 10, 0), 'TERM_OUT_OF_RANGE', 'perDiemBasis', terms],
  ])
})

describe('the disclosures of the European Union, Canada and India', () => {
  itRefuses([
    [
      'an APRC of drawdowns alone',
      () => solveAprc([{ years: 0, amount: 100 }], []),
      'RATE_NOT_FOUND',
      'payments',
      'amounts received and amounts paid',
    ],
    [
      'an APRC that two rates explain',
      () =>
        solveAprc(
          [{ years: 1, amount: 230 }],
          [
            { years: 0, amount: 100 },
            { years: 2, amount: 132 },
          ],
        ),
      'RATE_NOT_UNIQUE',
      'payments',
      'payments that one rate explains',
    ],
    ['an interval of weeks backwards', () => euInterval(late, early, 'week'), 'DATES_OUT_OF_ORDER', 'to', 'not before from'],
    ['an interval backwards', () => euInterval(late, early, 'month'), 'DATES_OUT_OF_ORDER', 'to', 'not before from'],
    ['a rate compounded never', () => canadianPeriodicRate(n(9), 0, 12), 'TERM_OUT_OF_RANGE', 'compoundingPerYear', terms],
    ['no payments a year', () => canadianPeriodicRate(n(9), 2, 0), 'TERM_OUT_OF_RANGE', 'paymentsPerYear', terms],
    ['half a payment', () => canadianPayment(n(1000), n('0.01'), 0.5), 'TERM_OUT_OF_RANGE', 'periods', terms],
    ['fees that eat the principal', () => kfs({ fees: n(20_000) }), 'AMOUNT_OUT_OF_RANGE', 'fees', 'below the principal'],
    ['an instalment of nothing', () => kfs({ instalment: n(0) }), 'AMOUNT_OUT_OF_RANGE', 'emi', 'above 0'],
    [
      'instalments that never come near the principal',
      () => kfs({ instalment: n('0.0000000001'), months: 2 }),
      'RATE_NOT_FOUND',
      'payments',
      'a rate within the range searched',
    ],
    ['a negative term', () => kfs({ months: -24 }), 'TERM_OUT_OF_RANGE', 'periods', terms],
  ])
})
