import { configDefaults, defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

/** Tests that need PostgreSQL or Temporal; every other test that is no journey is a test of rules. */
const onServers = [
  'db/**/*.test.ts',
  'api/**/*.test.ts',
  'activities/*.test.ts',
  // Documents are rendered without any server.
  'activities/!(documents)/**/*.test.ts',
  'workflows/**/*.test.ts',
  'bin/embedded/product.test.ts',
  'test/servers/**/*.test.ts',
]
const journeys = ['test/browser/**/*.test.ts', 'test/journeys/**/*.test.ts']

/**
 * Nothing here replaces a module, so files share a process and load the engine, express and the rules once, not 250 times. Three at once on two
 * cores: they wait for the engine about as long as they calculate.
 */
const together = { isolate: false, maxWorkers: 3 } as const

export default defineConfig({
  test: {
    // Threads run the engine's native worker as well, no faster; a crash in native code takes one file with it here, there the run.
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Polling is how a test waits here; on a busy machine the default of one second is no time.
    expect: { poll: { timeout: 15_000, interval: 50 } },
    exclude: [...configDefaults.exclude, '.tenor/**'],
    sequence: { sequencer: LongestFirst },
    // Journeys come last, when nothing else keeps the machine busy; each of the two workers has a product of its own.
    projects: [
      {
        test: {
          name: 'rules',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...onServers, ...journeys],
          ...together,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'servers',
          include: onServers,
          globalSetup: ['test/servers/global-setup.ts'],
          ...together,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: journeys,
          globalSetup: ['test/journeys/global-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
