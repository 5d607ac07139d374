import { join } from 'node:path'
import { buildWebApps } from './embedded/web-apps.ts'

/** `npm run build:web`: the web apps for an installation that serves them from `WEB_FOLDER`. */
const checkout = join(import.meta.dirname, '..')
await buildWebApps({ checkout, webFolder: process.env['WEB_FOLDER'] ?? join(checkout, '.tenor', 'web'), say: (line) => console.log(line) })
