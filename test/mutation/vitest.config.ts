import { defineConfig } from 'vitest/config'

const core = 'money,rates,calendar,daycount,schedule,disclosure,deposit,ledger,identity,taxes,loan'

/** The tests that mutants of the money core must fail: its own, and the published cases. No server. */
export default defineConfig({
  test: {
    root: '.',
    include: [`domain/{${core}}/**/*.test.ts`, 'test/samples/*.test.ts'],
    // Seconds of loans at random for each mutant would make days of it.
    exclude: [
      'domain/loan/loan-properties.test.ts',
      'domain/loan/allocation-properties.test.ts',
      'domain/loan/arrangement-properties.test.ts',
      'domain/loan/in-order/recalculated-loan.test.ts',
    ],
    testTimeout: 60_000,
  },
})
