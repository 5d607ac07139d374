import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { problemLines } from '#bin/embedded/story.ts'
import { buildWebApps } from '#bin/embedded/web-apps.ts'
import { checkout, startJourneyProduct, type JourneyProduct, webFolder } from './product.ts'
import './provided.ts'

/**
 * One product for all journeys of a worker that leave it whole; a journey has it for itself while it runs. It starts when the first of them
 * asks for it: the tests that run before the journeys have the machine for themselves.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Once, before several products would build them into one folder.
  await buildWebApps({ checkout, webFolder, say: () => undefined })
  const products = new Map<string, Promise<JourneyProduct>>()
  const productOf = (worker: string): Promise<JourneyProduct> => {
    const starting = products.get(worker) ?? startJourneyProduct()
    products.set(worker, starting)
    // The next journey may have more luck.
    starting.catch(() => products.delete(worker))
    return starting
  }
  const server = createServer((request, response) => {
    productOf(request.url!).then(
      (product) => response.end(JSON.stringify(product.addresses())),
      (error: unknown) => response.writeHead(500).end(problemLines(error).join('\n')),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  project.provide('workersProduct', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.close()
    const failed = project.vitest.state.getCountOfFailedTests() > 0
    await Promise.all(
      [...products].map(async ([worker, starting]) => {
        const product = await starting.catch(() => undefined)
        await product?.end(failed ? { keepLogsAs: `worker-${worker.slice(1)}` } : undefined)
      }),
    )
  }
}
