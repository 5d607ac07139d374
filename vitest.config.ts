import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['domain/**/*.test.ts', 'integrations/**/*.test.ts', 'sandbox/**/*.test.ts', 'bin/**/*.test.ts', 'test/*.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
})
