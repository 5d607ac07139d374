/** What the global setup of a run hands to each test file, which reads it with `inject('servers')`. */
export type Servers = {
  database: {
    /** The migrated database that test databases are copied from, as the role that owns it. Nobody may stay connected to it. */
    templateUrl: string
    /** Another database of the same role, to give the order to copy from. */
    maintenanceUrl: string
  }
  temporal: { address: string; namespace: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    servers: Servers
  }
}
