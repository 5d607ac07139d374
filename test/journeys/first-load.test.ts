import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSharedStage, type Stage } from './stage.ts'

/** What a phone on a slow line shall wait for, at most, before it can show the first screen. */
const mostScriptBytes = 120_000
/** And what it has to fetch in all, to go through every screen. */
const mostBytesInAll = 200_000

describe('what the applicant app makes a phone load', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openSharedStage()
  })
  afterAll(() => stage.close())

  /** As it goes over the line to a browser that reads gzip. */
  const sentBytes = async (path: string) => {
    const response = await fetch(`${stage.addresses().url}${path}`, { headers: { 'accept-encoding': 'gzip' } })
    expect(`${path} ${response.status} ${response.headers.get('content-encoding')}`).toBe(`${path} 200 gzip`)
    await response.arrayBuffer()
    return Number(response.headers.get('content-length'))
  }
  const sum = async (paths: string[]) => (await Promise.all(paths.map(sentBytes))).reduce((total, bytes) => total + bytes, 0)
  const read = async (path: string) => (await fetch(`${stage.addresses().url}${path}`)).text()

  it('is little script before the first screen stands, and little in all', async () => {
    const page = await read('/apply/')
    const first = [...page.matchAll(/(?:src|href)="(\/apply\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!)
    expect(first.length).toBeGreaterThan(0)
    // What the first script imports at once counts as well; what it asks for later is written as import().
    const imported = await Promise.all(first.map(async (path) => [...(await read(path)).matchAll(/\bimport[^("]*"\.\/([^"]+\.js)"/g)]))
    const scripts = new Set([...first, ...imported.flat().map(([, name]) => `/apply/assets/${name}`)])
    expect(await sum([...scripts])).toBeLessThanOrEqual(mostScriptBytes)

    const everything = JSON.parse(/JSON\.parse\('(\[[^']*\])'\)/.exec(await read('/apply/sw.js'))![1]!) as string[]
    expect(everything).toEqual(expect.arrayContaining([...scripts]))
    expect(await sum(everything)).toBeLessThanOrEqual(mostBytesInAll)
  })
})
