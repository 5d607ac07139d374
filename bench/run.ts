import { existsSync, readdirSync } from 'node:fs'

/** `npm run bench -- NAME [arguments]`: each file of this folder is a benchmark that exports `run`, and prints what it found. */
const [name, ...args] = process.argv.slice(2)
const names = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'run.ts')
  .map((entry) => entry.name.slice(0, -3))

const file = new URL(`./${name}.ts`, import.meta.url)
if (name === undefined || !names.includes(name) || !existsSync(file)) {
  console.error(`Usage: npm run bench -- ${names.join(' | ')}`)
  process.exit(2)
}
const { run } = (await import(file.href)) as { run: (args: string[]) => Promise<void> }
await run(args)
