import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSharedBrowser, type CastBrowser } from '#test/browser/open-browser.ts'
import { openSharedStage, type Stage } from './stage.ts'

/** What a phone on a slow line shall wait for, at most, before it can show the first screen. */
const mostScriptBytes = 120_000
/** And what it has to fetch in all, to go through every screen. */
const mostBytesInAll = 200_000
/** A desk is opened once a day, on a better line. */
const mostDeskScriptBytes = 230_000

describe('what the web apps make a browser load', () => {
  let stage: Stage
  let browser: CastBrowser
  beforeAll(async () => {
    ;[stage, browser] = await Promise.all([openSharedStage(), openSharedBrowser()])
  })
  afterAll(async () => {
    await browser.close()
    await stage.close()
  })

  /** As it goes over the line to a browser that reads gzip; what is tiny gains nothing by it. */
  const sentBytes = async (path: string) => {
    const response = await fetch(`${stage.addresses().url}${path}`, { headers: { 'accept-encoding': 'gzip' } })
    await response.arrayBuffer()
    const bytes = Number(response.headers.get('content-length'))
    const isWhole = bytes < 1_024 && response.headers.get('content-encoding') === null
    expect([path, response.status, isWhole || response.headers.get('content-encoding')]).toEqual([path, 200, isWhole || 'gzip'])
    return bytes
  }
  const sum = async (paths: string[]) => (await Promise.all(paths.map(sentBytes))).reduce((total, bytes) => total + bytes, 0)
  const read = async (path: string) => (await fetch(`${stage.addresses().url}${path}`)).text()

  /** What stands in the page and what that imports at once, and so on; and what it only asks for later, which is written as import(). */
  const firstScripts = async (app: string): Promise<{ scripts: Set<string>; later: Set<string> }> => {
    const page = await read(app)
    const scripts = new Set<string>()
    const later = new Set<string>()
    const waiting = [...page.matchAll(/(?:src|href)="([^"]+\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!)
    expect(waiting.length).toBeGreaterThan(0)
    for (const path of waiting) {
      if (scripts.has(path)) continue
      scripts.add(path)
      const source = await read(path)
      waiting.push(...[...source.matchAll(/\b(?:import|from)\s*["`]\.\/([^"`]+\.js)["`]/g)].map(([, name]) => `${app}assets/${name}`))
      for (const [, name] of source.matchAll(/\bimport\(\s*["`]\.\/([^"`]+\.js)["`]/g)) later.add(`${app}assets/${name}`)
    }
    return { scripts, later }
  }

  it('is little script before the first screen stands, and little in all', async () => {
    const { scripts } = await firstScripts('/apply/')
    expect(await sum([...scripts])).toBeLessThanOrEqual(mostScriptBytes)

    const everything = JSON.parse(/JSON\.parse\('(\[[^']*\])'\)/.exec(await read('/apply/sw.js'))![1]!) as string[]
    expect(everything).toEqual(expect.arrayContaining([...scripts]))
    expect(await sum(everything)).toBeLessThanOrEqual(mostBytesInAll)
  })
  it('is, at the desk, the frame before the first page, and each page only when it is opened', async () => {
    const { scripts, later } = await firstScripts('/desk/')
    expect(await sum([...scripts])).toBeLessThanOrEqual(mostDeskScriptBytes)
    const pages = [...later].filter((path) => !scripts.has(path)).map((path) => /assets\/(\w+)-/.exec(path)?.[1])
    expect(pages).toEqual(expect.arrayContaining(['CaseList', 'CasePage', 'ProposalInbox', 'Outbox', 'IntegrationList', 'ProviderPage']))
  })
  it('moves nothing on the screen while the limits and the price are on their way', async () => {
    const { page } = await browser.visit({ device: 'phone', baseUrl: stage.addresses().url })
    await page.addInitScript(watchShifts)
    await page.route('**/api/**', async (route) => {
      await pause(300)
      await route.continue()
    })
    await page.goto('/apply/')
    await page.getByText('each month').first().waitFor()
    expect(await page.evaluate<number>('shifted')).toBeLessThan(noticedShift)
  })
})

/** Less than a line that moves by its own width; a screen that jumps measures a hundred times that. */
const noticedShift = 0.002

const watchShifts = `
  window.shifted = 0
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shifted += value
  }).observe({ type: 'layout-shift', buffered: true })`
