import { existsSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSharedBrowser, type CastBrowser, type Visit } from './open-browser.ts'

const pages: Record<string, string> = {
  '/good': '<p>Read me</p><button>Go on</button>',
  '/nameless': '<input>',
  '/wide': '<p style="width: 900px">Too wide</p>',
  '/broken': '<script>throw new Error("it broke")</script>',
}

describe('the browser of the journeys', () => {
  let server: Server
  let browser: CastBrowser
  let visit: Visit
  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      const body = pages[url]
      if (body === undefined) return void response.writeHead(url === '/favicon.ico' ? 204 : 500).end()
      response.setHeader('content-type', 'text/html')
      response.end(
        `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A page</title><main><h1>A page</h1>${body}</main>`,
      )
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    browser = await openSharedBrowser()
    visit = await browser.visit({ device: 'phone', baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  })
  afterAll(async () => {
    await browser.close()
    server.close()
  })

  it('keeps a picture of a good screen and finds nothing wrong with it', async () => {
    const picture = join(import.meta.dirname, '..', 'artefacts', 'pictures', 'phone', 'harness-good.jpg')
    rmSync(picture, { force: true })
    await visit.page.goto('/good')
    expect(await visit.look('harness-good')).toEqual([])
    expect(existsSync(picture)).toBe(true)
    expect(visit.problems).toEqual([])
  })

  it('names a field that has no name, and a screen that is wider than the phone', async () => {
    await visit.page.goto('/nameless')
    expect(await visit.look('harness-nameless')).toEqual([expect.stringContaining('label')])
    await visit.page.goto('/wide')
    expect(await visit.look('harness-wide')).toEqual([
      expect.stringMatching(/^phone.harness-wide: is 9\d\d pixels wide on a screen of 360$/),
    ])
  })

  it('hears a script that fails and a server that does', async () => {
    await visit.page.goto('/broken')
    await visit.page.goto('/gone')
    expect(visit.problems).toEqual(['a script failed: it broke', expect.stringContaining('/gone answered 500')])
  })
})
