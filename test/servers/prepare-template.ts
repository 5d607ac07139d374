import { existsSync } from 'node:fs'

/** Brings the database that all test databases are copied from to its latest form. */
export async function prepareTemplate(databaseUrl: string): Promise<void> {
  const file = new URL('../../bin/migrate.ts', import.meta.url)
  if (!existsSync(file)) return
  const { migrate } = (await import(file.href)) as { migrate: (databaseUrl: string) => Promise<unknown> }
  await migrate(databaseUrl)
}
