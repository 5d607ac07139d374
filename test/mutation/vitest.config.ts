import { defineConfig } from 'vitest/config'

const core = 'money,rates,calendar,daycount,schedule,disclosure,deposit,ledger,identity,taxes,loan'

/** The tests that mutants of the money core must fail: its own, and the published cases. No server. */
export default defineConfig({
  test: {
    root: '.',
    include: [`domain/{${core}}/**/*.test.ts`, 'test/samples/*.test.ts'],
    // Seconds of loans of the cumulative family, of which the plan knows nothing.
    exclude: ['domain/loan/in-order/recalculated-loan.test.ts'],
    isolate: false,
    setupFiles: ['test/mutation/same-cases.ts'],
    testTimeout: 60_000,
  },
})
