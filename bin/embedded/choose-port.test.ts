import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { choosePort, freePort, parsePort } from './choose-port.ts'

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

describe('the port of the product', () => {
  it('is the wanted one while nobody has it', async () => {
    const port = await freePort()
    expect(await choosePort(port)).toBe(port)
  })

  it.each(['127.0.0.1', '0.0.0.0', '::1', '::'])('is a later one when somebody listens on %s', async (host) => {
    const taken = await listen(host)
    if (taken === undefined) return
    const chosen = await choosePort(taken)
    expect(chosen).toBeGreaterThan(taken)
    expect(chosen).toBeLessThan(taken + 100)
  })

  it('is refused when nothing is left above the wanted one', async () => {
    const server = createServer()
    servers.push(server)
    server.listen(65_535, '127.0.0.1')
    // Somebody else may have it, which serves as well.
    await Promise.race([once(server, 'listening'), once(server, 'error')])
    await expect(choosePort(65_535)).rejects.toMatchObject({ code: 'NO_FREE_PORT' })
  })

  it('is of a part one that no outgoing connection is given meanwhile', async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, freePort))
    expect(Math.max(...ports)).toBeLessThan(32_768)
    expect(Math.min(...ports)).toBeGreaterThan(1024)
  })

  it.each(['', 'eighty', '0', '70000', '80.5'])('cannot be %j', (text) => {
    expect(() => parsePort(text)).toThrow('PORT is not a port number')
  })
})

/** Undefined on a machine without that family of addresses. */
async function listen(host: string): Promise<number | undefined> {
  const server = createServer()
  servers.push(server)
  return await new Promise((resolve) => {
    server.once('error', () => resolve(undefined))
    server.listen({ port: 0, host }, () => resolve((server.address() as AddressInfo).port))
  })
}
