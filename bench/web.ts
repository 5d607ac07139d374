import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildWebApps } from '#bin/embedded/web-apps.ts'

const checkout = join(import.meta.dirname, '..')
const webFolder = join(checkout, '.tenor', 'web')

/** What each web app makes a browser load: before its first screen, and with each part that comes when it is asked for. Bytes of gzip. */
export async function run(): Promise<void> {
  await buildWebApps({ checkout, webFolder, say: (line) => console.log(line) })
  for (const app of ['applicant', 'backoffice']) {
    const scripts = readScripts(join(webFolder, app, 'assets'))
    const page = readFileSync(join(webFolder, app, 'index.html'), 'utf8')
    const atOnce = reachOf(
      [...page.matchAll(/assets\/([\w.-]+\.js)"/g)].map(([, name]) => name!),
      scripts,
    )
    console.log(`\n${app}`)
    print('before the first screen', atOnce, scripts)
    const later = new Set([...scripts.values()].flatMap(({ later }) => later))
    const parts = [...later].map((name) => ({ name, more: [...reachOf([name], scripts)].filter((one) => !atOnce.has(one)) }))
    for (const { name, more } of parts.toSorted((one, other) => bytesOf(other.more, scripts) - bytesOf(one.more, scripts))) {
      print(`+ ${name.replace(/-[\w-]{8}\.js$/, '')}`, more, scripts)
    }
    print('all of it', scripts.keys(), scripts)
  }
}

type Script = { bytes: number; atOnce: string[]; later: string[] }

function readScripts(folder: string): Map<string, Script> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'))
  return new Map(
    names.map((name) => {
      const source = readFileSync(join(folder, name), 'utf8')
      const found = (pattern: RegExp) => [...source.matchAll(pattern)].map(([, one]) => one!).filter((one) => names.includes(one))
      return [
        name,
        {
          bytes: gzipSync(source).length,
          atOnce: found(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g),
          later: found(/import\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g),
        },
      ]
    }),
  )
}

function reachOf(names: string[], scripts: Map<string, Script>): Set<string> {
  const reached = new Set<string>()
  const visit = (name: string) => {
    if (reached.has(name)) return
    reached.add(name)
    for (const next of scripts.get(name)?.atOnce ?? []) visit(next)
  }
  for (const name of names) visit(name)
  return reached
}

function bytesOf(names: Iterable<string>, scripts: Map<string, Script>): number {
  return [...names].reduce((sum, name) => sum + (scripts.get(name)?.bytes ?? 0), 0)
}

function print(what: string, names: Iterable<string>, scripts: Map<string, Script>): void {
  const list = [...names]
  const kilobytes = (bytesOf(list, scripts) / 1000).toFixed(1).padStart(7)
  console.log(`${what.padEnd(30)} ${kilobytes} KB  in ${list.length} script${list.length === 1 ? '' : 's'}`)
}
