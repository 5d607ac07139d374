import { join } from 'node:path'
import { freePort } from './choose-port.ts'
import type { Part } from './part.ts'
import { startPostgres } from './postgres.ts'
import type { Secrets } from './secrets.ts'
import { startTemporal, temporalNamespace, type GoMemory } from './temporal-server.ts'

/** PostgreSQL as a part. It keeps the port of its first start, so that whoever uses it finds it again after a crash. */
export function postgresPart(dataFolder: string, logsFolder: string, secrets: Secrets): Part {
  const folder = join(dataFolder, 'postgres')
  const passwords = { admin: secrets.databaseAdminPassword, owner: secrets.databaseOwnerPassword, app: secrets.databaseAppPassword }
  let port: number | undefined
  return {
    name: 'postgres',
    marker: folder,
    start: async (signal, onSpawn) => {
      port ??= await freePort()
      const logFile = join(logsFolder, 'postgres.log')
      const postgres = await startPostgres({ folder, port, passwords, logFile, durability: 'kept', signal, onSpawn })
      return { ...postgres, addresses: { DATABASE_URL: postgres.url, DATABASE_OWNER_URL: postgres.ownerUrl } }
    },
  }
}

export type TemporalPartOptions = {
  dataFolder: string
  logsFolder: string
  memory: GoMemory
  getProgram: (signal: AbortSignal) => Promise<string>
}

/** The Temporal server as a part, on the port of its first start. */
export function temporalPart({ dataFolder, logsFolder, memory, getProgram }: TemporalPartOptions): Part {
  const databaseFile = join(dataFolder, 'temporal.db')
  let port: number | undefined
  return {
    name: 'temporal',
    marker: databaseFile,
    start: async (signal, onSpawn) => {
      const program = await getProgram(signal)
      port ??= await freePort()
      const logFile = join(logsFolder, 'temporal.log')
      const temporal = await startTemporal({ program, port, databaseFile, logFile, memory, signal, onSpawn })
      return { ...temporal, addresses: { TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporalNamespace } }
    },
  }
}
