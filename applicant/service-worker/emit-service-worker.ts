import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Writes `sw.js` with the list of what was built, so that the app opens without a line and an old build leaves nothing behind. */
export function emitServiceWorker(): Plugin {
  return {
    name: 'tenor-service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))
      const version = createHash('sha256').update(files.toSorted().join('\n')).digest('hex').slice(0, 12)
      const source = readFileSync(join(import.meta.dirname, 'service-worker.js'), 'utf8')
        .replace('__VERSION__', version)
        .replace('__FILES__', JSON.stringify(files.map((name) => `/apply/${name}`)))
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}
