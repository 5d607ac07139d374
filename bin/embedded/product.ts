import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#domain/errors.ts'
import { chooseCacheFolder } from './cache-folder.ts'
import { childEnvironment } from './child-environment.ts'
import type { Addresses } from './child.ts'
import { choosePort, freePort } from './choose-port.ts'
import { nodePart } from './node-part.ts'
import type { Part } from './part.ts'
import { endLeftovers, openProcessRecord } from './process-record.ts'
import { takeRunLock, type RunLock } from './run-lock.ts'
import { readSecrets } from './secrets.ts'
import { postgresPart, temporalPart } from './server-parts.ts'
import { ensureSealingCertificate } from './sealing-certificate.ts'
import { createSupervisor, type Supervisor } from './supervisor.ts'
import { getTemporalCli } from './temporal-cli.ts'
import { buildWebApps } from './web-apps.ts'

export type ProductOptions = {
  checkout: string
  dataFolder: string
  /** The built web apps, which two products may share. */
  webFolder: string
  wantedPort: number
  environment: Record<string, string | undefined>
  /** Brings the database up to date; answers with what it had to do. */
  migrate: (ownerUrl: string) => Promise<string[]>
  say: (line: string) => void
  /** Forgets everything first. */
  reset?: boolean
}

export type RunningProduct = {
  /** Where people reach it. */
  url: string
  /** The page of the stand-in for outside systems, where there is one. */
  sandboxUrl: string | undefined
  /** Where its servers are, by the name of the setting: `DATABASE_URL`, `TEMPORAL_ADDRESS` and so on. */
  addresses: Readonly<Addresses>
  /** The process groups by part, for tests that take one away. */
  groups: () => Record<string, number>
}

export type Product = {
  start: () => Promise<RunningProduct>
  /** Stops in order whatever runs, also while it still starts. */
  stop: () => Promise<void>
  /** Ends everything at once. */
  force: () => void
}

/** Megabytes of heap, from what each part was seen to use under load, doubled. */
const heapLimitsMb = { sandbox: 192, worker: 512, api: 320 }
const stopTimeoutsMs = { sandbox: 2000, worker: 10_000, api: 5000 }

/** The whole product on one machine: its servers, its three programs and its web apps. */
export function createProduct(options: ProductOptions): Product {
  let lock: RunLock | undefined
  let supervisor: Supervisor | undefined
  const ending = new AbortController()
  return {
    start: async () => {
      mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 })
      lock = await takeRunLock(join(options.dataFolder, 'lock'))
      const recordFile = join(options.dataFolder, 'processes.json')
      await endLeftovers(recordFile)
      if (options.reset === true) forget(options.dataFolder)
      ending.signal.throwIfAborted()
      supervisor = createSupervisor({ say: options.say, record: openProcessRecord(recordFile) })
      const product = await startAll(options, supervisor, ending.signal)
      lock.announce(product.url)
      return product
    },
    stop: async () => {
      ending.abort(new Error('Tenor is stopping'))
      await supervisor?.stop()
      lock?.release()
    },
    force: () => {
      ending.abort(new Error('Tenor is stopping'))
      supervisor?.force()
      lock?.release()
    },
  }
}

async function startAll(options: ProductOptions, supervisor: Supervisor, signal: AbortSignal): Promise<RunningProduct> {
  const { checkout, dataFolder, webFolder, environment, say } = options
  const logsFolder = join(dataFolder, 'logs')
  const secrets = readSecrets(join(dataFolder, 'secrets.json'))
  const addresses = givenAddresses(environment)
  const embedded = embeddedParts(addresses, environment)
  const port = await choosePort(options.wantedPort)
  if (port !== options.wantedPort) say(`Port ${options.wantedPort} is taken, so this is on port ${port}`)

  const launch = async (part: Part, title: string): Promise<void> => {
    const { addresses: announced } = await supervisor.start(part)
    Object.assign(addresses, announced)
    say(`${title} runs (${part.name})`)
  }
  const database = async (): Promise<void> => {
    if (embedded.has('postgres')) await launch(postgresPart(dataFolder, logsFolder, secrets), 'The database')
    const ran = await options.migrate(addresses['DATABASE_OWNER_URL'] ?? addresses['DATABASE_URL']!)
    if (ran.length > 0) say(`The database has its latest form (${ran.length} migrations)`)
  }
  const processes = async (): Promise<void> => {
    if (!embedded.has('temporal')) return
    const search = { cacheFolder: chooseCacheFolder(environment, checkout), path: environment['PATH'] ?? '', say }
    const getProgram = async (signal: AbortSignal): Promise<string> => (await getTemporalCli({ ...search, signal })).path
    const memory = { GOMEMLIMIT: environment['GOMEMLIMIT'], GOGC: environment['GOGC'] }
    await launch(temporalPart({ dataFolder, logsFolder, memory, getProgram }), 'The workflow server')
  }
  await Promise.all([database(), processes(), buildWebApps({ checkout, webFolder, say, signal })])

  const scriptPart = (name: keyof typeof heapLimitsMb): Part =>
    nodePart({
      name,
      entry: join(checkout, 'bin', `${name}.ts`),
      environment: () => childEnvironment({ port, dataFolder, webFolder, secrets, addresses }, environment),
      heapLimitMb: heapLimitsMb[name],
      logFile: join(logsFolder, `${name}.log`),
      readyTimeoutMs: 60_000,
      stopTimeoutMs: stopTimeoutsMs[name],
    })
  if (embedded.has('sandbox')) {
    addresses['SANDBOX_URL'] = `http://127.0.0.1:${await freePort()}`
    addresses['SMTP_PORT'] = String(await freePort())
    // Browsers meet the sign-in under the same name as the desk.
    addresses['OIDC_ISSUER'] ??= `http://localhost:${await freePort()}`
    await launch(scriptPart('sandbox'), 'The stand-in for outside systems')
  }
  await ensureSealingCertificate(dataFolder, secrets.sealingPassphrase)
  await Promise.all([launch(scriptPart('worker'), 'What works on the cases'), launch(scriptPart('api'), 'What the apps talk to')])
  const url = environment['PUBLIC_URL'] ?? `http://localhost:${port}`
  return { url, sandboxUrl: addresses['SANDBOX_URL'], addresses, groups: supervisor.groups }
}

/** The servers that whoever started us has brought along. */
function givenAddresses(environment: Record<string, string | undefined>): Addresses {
  const names = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'SANDBOX_URL', 'OIDC_ISSUER']
  return Object.fromEntries(names.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])))
}

/** The parts that nobody has brought along. In production each must have been asked for by name. */
function embeddedParts(given: Addresses, environment: Record<string, string | undefined>): Set<string> {
  const settings = { postgres: 'DATABASE_URL', temporal: 'TEMPORAL_ADDRESS', sandbox: 'SANDBOX_URL' }
  const parts = Object.entries(settings).flatMap(([part, setting]) => (given[setting] === undefined ? [part] : []))
  const asked = new Set((environment['EMBEDDED_PARTS'] ?? '').split(',').map((part) => part.trim()))
  const missing = parts.filter((part) => !asked.has(part))
  if (environment['NODE_ENV'] === 'production' && missing.length > 0) throw new AppError('EMBEDDED_PARTS_NOT_ASKED_FOR', { parts: missing })
  return new Set(parts)
}

/** Everything but the lock, which is ours, and the built web apps, which follow from the sources. */
function forget(dataFolder: string): void {
  for (const entry of readdirSync(dataFolder)) {
    if (entry !== 'lock' && entry !== 'web') rmSync(join(dataFolder, entry), { recursive: true, force: true })
  }
}
