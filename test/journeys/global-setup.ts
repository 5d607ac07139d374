import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { problemLines } from '#bin/embedded/story.ts'
import { startJourneyProduct, type JourneyProduct } from './product.ts'
import './provided.ts'

/**
 * One product for all journeys that leave it whole. It starts when the first of them asks for it: the tests that run before the journeys
 * have the machine for themselves.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<JourneyProduct> | undefined
  const server = createServer((_request, response) => {
    starting ??= startJourneyProduct()
    starting.then(
      (product) => response.end(JSON.stringify(product.addresses())),
      (error: unknown) => response.writeHead(500).end(problemLines(error).join('\n')),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  project.provide('sharedProduct', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.close()
    const product = await starting?.catch(() => undefined)
    await product?.end(project.vitest.state.getCountOfFailedTests() > 0 ? { keepLogsAs: 'shared' } : undefined)
  }
}
