import { defineConfig } from 'vitest/config'

/** The tests that mutants of the money core must fail: rules and published cases, no server. */
export default defineConfig({
  test: {
    root: '.',
    include: ['domain/**/*.test.ts', 'test/samples/*.test.ts'],
  },
})
