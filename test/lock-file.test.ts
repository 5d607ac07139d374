import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Entry = { version: string; optionalDependencies?: Record<string, string>; os?: string[] }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }

describe('the lock file', () => {
  // npm leaves out what a registry does not offer on the day, and then refuses `npm ci` on every machine.
  it('names the package for each platform, not only for the one it was written on', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([name, version]) => !isLocked(path, name, version))
        .map(([name, version]) => `${name}@${version} of ${path}`),
    )
    expect(missing).toEqual([])
    expect(Object.keys(packages).filter((path) => path.includes('darwin-arm64')).length).toBeGreaterThan(5)
  })

  it('names no registry: whoever installs chooses it', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/)
  })
})

/** As Node finds packages: in the nearest node_modules on the way up. */
function isLocked(path: string, name: string, version: string): boolean {
  const places = [path]
  for (let at = path; at !== '';) {
    at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))
    places.push(at)
  }
  const found = places.map((place) => packages[place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`]).find(Boolean)
  return found !== undefined && (found.version === version || !/^\d/.test(version))
}
