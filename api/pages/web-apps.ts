import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Express } from 'express'
import { preferCompressed } from './prefer-compressed.ts'

export type WebApps = {
  /** Folder with `applicant/` and `backoffice/`, as Vite built them. */
  folder: string
  /** Shown on the door where the sandbox stands in for the outside: people to try the product as. */
  door: string
}

/** The small door with both apps, and the apps themselves. */
export function mountWebApps(app: Express, { folder, door }: WebApps): void {
  app.get('/', (_request, response) => {
    response.type('text/html').set('cache-control', 'no-cache').send(door)
  })
  mountApp(app, '/apply', join(folder, 'applicant'))
  mountApp(app, '/desk', join(folder, 'backoffice'))
}

function mountApp(app: Express, base: string, folder: string): void {
  const index = join(folder, 'index.html')
  // Hashed names never change; the page that names them is asked for each time.
  app.use(base, preferCompressed(folder))
  app.use(`${base}/assets`, express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }))
  app.use(
    base,
    express.static(folder, {
      index: false,
      cacheControl: false,
      setHeaders: (response) => response.setHeader('cache-control', 'no-cache'),
    }),
  )
  app.get([base, `${base}/*path`], (request, response, next) => {
    if (!existsSync(index)) return next()
    if (request.path === base) return response.redirect(308, `${base}/`)
    response.type('text/html').set('cache-control', 'no-cache').send(readFileSync(index))
  })
}
