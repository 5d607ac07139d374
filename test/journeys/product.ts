import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settingNames } from '#bin/config.ts'
import { freePort } from '#bin/embedded/choose-port.ts'
import { createProduct, type Product, type RunningProduct } from '#bin/embedded/product.ts'
import { ampleMemory } from '#bin/embedded/temporal-server.ts'
import { migrate } from '#bin/migrate.ts'
import { writeQuickProducts } from './quick-products.ts'

/** All that somebody outside of the product needs to use and to examine it. */
export type ProductAddresses = {
  url: string
  sandboxUrl: string
  databaseUrl: string
  temporalAddress: string
  temporalNamespace: string
  dataFolder: string
}

export type JourneyProduct = {
  /** As it runs now: another start can have other addresses. */
  addresses(): ProductAddresses
  /** Takes the process of a part away, as a machine does that fails. */
  kill(part: 'api' | 'worker' | 'sandbox' | 'postgres' | 'temporal'): void
  /** Takes every process away at once, as a machine does that loses its power. */
  killAll(): Promise<void>
  start(): Promise<void>
  /** Stops it and removes its data; its logs are kept under this name where a test failed. */
  end(failed: { keepLogsAs: string } | undefined): Promise<void>
}

export const checkout = join(import.meta.dirname, '..', '..')
export const artefacts = join(checkout, 'test', 'artefacts')
/** Where the web apps are built that every product of the journeys serves. */
export const webFolder = join(checkout, '.tenor', 'web')

/** The whole product as `npm start` runs it, every part a real process, with the products of the journeys and data of its own. */
export async function startJourneyProduct(): Promise<JourneyProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'tenor-journeys-'))
  const dataFolder = join(folder, 'data')
  const productsFolder = join(folder, 'products')
  writeQuickProducts(productsFolder)
  const port = await freePort()
  const told: string[] = []
  let product: Product
  let running: RunningProduct
  const start = async (): Promise<void> => {
    product = createProduct({
      checkout,
      dataFolder,
      webFolder,
      wantedPort: port,
      environment: {
        ...withoutSettings(process.env),
        ...ampleMemory,
        PRODUCTS_FOLDER: productsFolder,
        // The journeys come from many addresses, as people do.
        TRUSTED_PROXIES: '1',
        PIX_SETTLE_AFTER_MS: '400',
      },
      migrate,
      say: (line) => told.push(line),
    })
    try {
      running = await product.start()
    } catch (error) {
      await product.stop()
      throw error
    }
  }
  await start()
  return {
    addresses: () => ({
      url: running.url,
      sandboxUrl: running.sandboxUrl!,
      databaseUrl: running.addresses['DATABASE_URL']!,
      temporalAddress: running.addresses['TEMPORAL_ADDRESS']!,
      temporalNamespace: running.addresses['TEMPORAL_NAMESPACE']!,
      dataFolder,
    }),
    kill(part) {
      const group = running.groups()[part]
      if (group === undefined) throw new Error(`${part} does not run; ${told.at(-1)}`)
      process.kill(-group, 'SIGKILL')
    },
    async killAll() {
      product.force()
      // The parts are gone; what watched over them lets go as well.
      await product.stop()
    },
    start,
    async end(failed) {
      await product.stop()
      if (failed) cpSync(join(dataFolder, 'logs'), join(artefacts, 'logs', failed.keepLogsAs), { recursive: true })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a developer may have set for another Tenor, and what the test runner sets for itself, is none of this one's business. */
function withoutSettings(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const foreign = new Set([...settingNames, 'DATABASE_OWNER_URL', 'NODE_OPTIONS'])
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.has(name) && !name.startsWith('VITEST')))
}
