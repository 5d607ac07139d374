import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parsePort } from './embedded/choose-port.ts'
import { endOnSignals } from './embedded/end-on-signals.ts'
import { createProduct } from './embedded/product.ts'
import { loadCast } from './embedded/load-cast.ts'
import { createStory, problemLines, readyLines } from './embedded/story.ts'
import { staff } from '#test/cast/staff.ts'
import { migrate } from './migrate.ts'

const signIns = staff.map(({ name, roles }) => ({ name, role: roles.join(', ').replaceAll('_', ' ') }))
const checkout = join(import.meta.dirname, '..')
const story = createStory(process.stdout)

try {
  await start()
} catch (error) {
  story.tell(problemLines(error))
  process.exitCode = 1
}

/** `npm start`: the whole product on one machine, told on one screen. */
async function start(): Promise<void> {
  const { values: flags } = parseArgs({ options: { reset: { type: 'boolean', default: false } } })
  const dataFolder = process.env['DATA_FOLDER'] ?? join(checkout, '.tenor')
  const product = createProduct({
    checkout,
    dataFolder,
    webFolder: join(checkout, '.tenor', 'web'),
    wantedPort: parsePort(process.env['PORT'] ?? '8080'),
    environment: process.env,
    migrate,
    say: story.say,
    reset: flags.reset,
  })
  const end = endOnSignals(product, story.say)
  try {
    const { url, sandboxUrl, addresses } = await product.start()
    story.tell(readyLines({ url, sandboxUrl }, signIns, join(dataFolder, 'logs')))
    if (sandboxUrl !== undefined) await loadCast({ url, sandboxUrl, addresses, dataFolder, say: story.say, signal: end.signal })
  } catch (error) {
    // A Ctrl-C while starting is no problem to tell about.
    if (end.hasBegun()) return
    await product.stop()
    throw error
  }
}
