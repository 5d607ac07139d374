import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#bin/embedded/choose-port.ts'
import { type RunningPostgres, startPostgres } from '#bin/embedded/postgres.ts'
import { migrate } from '#bin/migrate.ts'

export type BenchServer = RunningPostgres & {
  folder: string
  /** Starts it again after it was killed. */
  restart: () => Promise<BenchServer>
  /** Stops it and removes what it left. */
  discard: () => Promise<void>
}

/** A migrated PostgreSQL of one's own, with the settings of the product that keep data: fsync on, every commit on disk before it is answered. */
export async function startBenchServer(): Promise<BenchServer> {
  const home = mkdtempSync(join(tmpdir(), 'tenor-bench-'))
  const options = {
    folder: join(home, 'postgres'),
    port: await freePort(),
    passwords: { admin: 'admin', owner: 'owner', app: 'app' },
    logFile: join(home, 'postgres.log'),
    durability: 'kept',
  } as const
  const start = async (): Promise<BenchServer> => {
    const server = await startPostgres(options)
    const discard = async () => {
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    }
    return { ...server, folder: options.folder, restart: start, discard }
  }
  const server = await start()
  try {
    await migrate(server.ownerUrl)
  } catch (error) {
    await server.discard()
    throw error
  }
  return server
}
