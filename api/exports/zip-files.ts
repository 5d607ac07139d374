import { zipSync } from 'fflate'

/** A zip whose bytes follow from its content: names in order, one time for all, nothing about the machine that made it. */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const names = [...files.keys()].sort()
  // Noon of the first day that a zip can name, by the clock of the machine: written the same in every time zone.
  const always = new Date(1980, 0, 1, 12)
  return Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, files.get(name)!])), { level: 6, mtime: always, os: 0 }))
}
