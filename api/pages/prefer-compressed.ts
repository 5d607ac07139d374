import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { RequestHandler } from 'express'

/** The copies that the build writes beside a file, the smaller kind first. */
const copies = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const

/** No name in it begins with a dot, so that it cannot lead out of its folder. */
const ordinaryPath = /^(?:\/[\w-][\w.-]*)+$/

/**
 * Asks the file server behind it for the compressed copy of a file where there is one and the browser reads it. Only built files are ever
 * sent so: an answer that holds a secret and what somebody else typed must not be compressed together (BREACH).
 */
export function preferCompressed(folder: string): RequestHandler {
  return (request, response, next) => {
    const { path } = request
    const kept = ordinaryPath.test(path) ? copies.filter(({ ending }) => existsSync(join(folder, `${path}${ending}`))) : []
    if (kept.length === 0) return next()
    response.vary('accept-encoding')
    // One by one: browsers name them in an order that means nothing.
    const copy = kept.find(({ encoding }) => request.acceptsEncodings(encoding) !== false)
    if (copy) {
      response.type(extname(path)).set('content-encoding', copy.encoding)
      request.url = `${path}${copy.ending}`
    }
    next()
  }
}
