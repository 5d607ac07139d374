import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { chooseCacheFolder } from '#bin/embedded/cache-folder.ts'
import { freePort } from '#bin/embedded/choose-port.ts'
import { startPostgres, type RunningPostgres } from '#bin/embedded/postgres.ts'
import { getTemporalCli } from '#bin/embedded/temporal-cli.ts'
import { migrate } from '#bin/migrate.ts'
import { processBundle } from '#bin/process-bundle.ts'
import { ampleMemory, startTemporal, temporalNamespace, type RunningTemporal } from '#bin/embedded/temporal-server.ts'
import './provided.ts'

/**
 * Starts PostgreSQL and Temporal once for the run, with nothing to keep. Both end with this process, also when it is killed. A server
 * named by TEMPORAL_ADDRESS is used instead of an own one.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tenor-tests-'))
  // Test files that begin at the same moment would each make it. Where it fails, those that need it say why.
  const bundled = processBundle().catch(() => undefined)
  const started = await Promise.allSettled([startDatabase(folder), startProcesses(folder)])
  await bundled
  const teardown = async (): Promise<void> => {
    await Promise.all(started.map(async (part) => (part.status === 'fulfilled' ? await part.value.stop() : undefined)))
    rmSync(folder, { recursive: true, force: true })
  }
  const [database, temporal] = started
  if (database.status === 'rejected' || temporal.status === 'rejected') {
    await teardown()
    throw database.status === 'rejected' ? database.reason : (temporal as PromiseRejectedResult).reason
  }
  project.provide('servers', {
    database: { templateUrl: database.value.url, templateOwnerUrl: database.value.ownerUrl, adminUrl: database.value.adminUrl },
    temporal: { address: temporal.value.address, namespace: temporalNamespace },
  })
  return teardown
}

async function startDatabase(folder: string): Promise<RunningPostgres> {
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    port: await freePort(),
    passwords: { admin: 'admin', owner: 'owner', app: 'app' },
    logFile: join(folder, 'postgres.log'),
    durability: 'throwaway',
  })
  await migrate(postgres.ownerUrl)
  return postgres
}

async function startProcesses(folder: string): Promise<Pick<RunningTemporal, 'address' | 'stop'>> {
  const address = process.env['TEMPORAL_ADDRESS']
  if (address) return { address, stop: async () => undefined }
  const say = (line: string): void => void process.stderr.write(`${line}\n`)
  const cli = await getTemporalCli({ cacheFolder: chooseCacheFolder(process.env, process.cwd()), path: process.env['PATH'] ?? '', say })
  return await startTemporal({ program: cli.path, port: await freePort(), logFile: join(folder, 'temporal.log'), memory: ampleMemory })
}
