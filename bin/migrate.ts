import { fileURLToPath } from 'node:url'
import { connect } from '#db/connect.ts'
import { AppError } from '#domain/errors.ts'

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

// `npm run migrate`, for installations that bring their own database.
if (import.meta.main) {
  const ownerUrl = process.env['DATABASE_OWNER_URL']
  if (ownerUrl === undefined) throw new AppError('CONFIGURATION_INVALID', { problems: ['DATABASE_OWNER_URL: missing'] })
  const ran = await migrate(ownerUrl)
  console.log(ran.length === 0 ? 'The database was up to date' : `Ran ${ran.join(', ')}`)
}
