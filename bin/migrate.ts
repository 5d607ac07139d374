import { fileURLToPath } from 'node:url'
import { connect } from '#db/connect.ts'

/**
 * Brings the database up to date, once, however many processes start together: an advisory lock makes the others wait. Needs the owner of
 * the schema, not the role that the product runs under. Returns the names of the migrations that ran.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const db = connect({ url: ownerUrl, maxConnections: 2, applicationName: 'tenor-migrate' })
  try {
    return await db.transaction(async (lock) => {
      await lock.raw('select pg_advisory_xact_lock(?)', [migrationLock])
      const [, ran] = (await db.migrate.latest({ directory: migrationsFolder, loadExtensions: ['.ts'] })) as [number, string[]]
      return ran
    })
  } finally {
    await db.destroy()
  }
}

const migrationLock = 7_386_115

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))
