import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorCodes } from './errors.ts'

const folder = new URL('./errors/', import.meta.url)

describe('the list of error codes', () => {
  it('holds every code of every area, and none that two areas have', async () => {
    const areas = readdirSync(folder).filter((file) => file !== 'code-entry.ts')
    const modules = await Promise.all(areas.map(async (file) => (await import(new URL(file, folder).href)) as Record<string, object>))
    const codes = modules.flatMap((area) => Object.values(area).flatMap(Object.keys))
    expect(codes.toSorted()).toEqual(Object.keys(errorCodes).toSorted())
  })
})
