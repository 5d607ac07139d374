import knex, { type Knex } from 'knex'
import pg from 'pg'

/** A connection pool, or a transaction on one: every query takes either. */
export type Db = Knex

// Dates stay calendar dates: the driver's own reading of them as instants in a time zone would move them.
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.DATE, (value: string) => value)

/** A pool on the record. The caller destroys it. */
export function connect(options: { url: string; maxConnections: number; applicationName: string }): Db {
  return knex({
    client: 'pg',
    connection: { connectionString: options.url, application_name: options.applicationName, types } as Knex.PgConnectionConfig,
    pool: { min: 0, max: options.maxConnections },
    acquireConnectionTimeout: 10_000,
  })
}
