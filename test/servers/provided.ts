/** What the global setup of a run hands to each test file, which reads it with `inject('servers')`. */
export type Servers = {
  database: {
    /** The migrated database that test databases are copied from, as the role of the running product. Nobody may stay connected to it. */
    templateUrl: string
    /** The same as the role that owns it. */
    templateOwnerUrl: string
    /** As superuser, to copy and drop databases. */
    adminUrl: string
  }
  temporal: { address: string; namespace: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    servers: Servers
  }
}
