import { defineConfig } from 'vitest/config'

/** `npm run histories`: the ways are gone on a real engine, which is started for it. */
export default defineConfig({
  test: {
    root: '.',
    include: ['test/histories/record-histories.ts'],
    globalSetup: ['test/servers/global-setup.ts'],
    pool: 'forks',
    testTimeout: 60_000,
  },
})
