import type { Plugin } from 'vite'

/** Writes `sw.js` with the list of what was built, so that the app opens without a line and an old build leaves nothing behind. */
export function emitServiceWorker(): Plugin {
  return {
    name: 'tenor-service-worker',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))
      const template = await this.fs.readFile(`${import.meta.dirname}/service-worker.js`, { encoding: 'utf8' })
      const source = template
        .replace('__VERSION__', await versionOf(files))
        .replace('__FILES__', JSON.stringify(files.map((name) => `/apply/${name}`)))
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}

/** The names of the files hold hashes of their contents. */
async function versionOf(files: string[]): Promise<string> {
  const names = new TextEncoder().encode(files.toSorted().join('\n'))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', names))
  return Array.from(digest.slice(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
