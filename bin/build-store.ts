import { connect } from '#db/connect.ts'
import { createVault } from '#db/protection/vault.ts'
import type { Store } from '#db/store.ts'
import type { Config } from './config.ts'

export function buildStore(config: Config, applicationName: string): Store {
  return {
    db: connect({ url: config.DATABASE_URL, maxConnections: config.DATABASE_MAX_CONNECTIONS, applicationName }),
    vault: createVault({ encryptionKey: config.ENCRYPTION_KEY, searchKey: config.SEARCH_KEY }),
  }
}
