import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { chooseCacheFolder } from '#bin/embedded/cache-folder.ts'
import type { BrowserProgram } from './browser-program.ts'

const run = promisify(execFile)
const checkout = join(import.meta.dirname, '..', '..')

/**
 * The Chromium of the package, unpacked into the user's cache: a folder for temporary files is everybody's, and what another user unpacked
 * there cannot be run. Undefined on a system that it is not made for.
 */
export async function getBundledChromium(): Promise<BrowserProgram | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const packageFile = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = createRequire(import.meta.url)(join(dirname(packageFile), '..', '..', 'package.json')) as { version: string }
  const folder = join(chooseCacheFolder(process.env, checkout), `chromium-${version}`)
  if (!existsSync(folder)) await unpack(folder)
  const executablePath = join(folder, 'chromium')
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  // The system's own libraries where they are complete: those of the package are made for another one.
  if (await canStart(executablePath, fonts)) return { executablePath, environment: fonts }
  return { executablePath, environment: { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } }
}

/** Aside and then moved into place, so that nobody ever starts half a program and two who unpack at once do no harm. */
async function unpack(folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true })
  const unfinished = mkdtempSync(`${folder}-`)
  // The package brings the missing libraries only where it believes itself on the machines that it was made for.
  const environment = { PATH: process.env['PATH'], TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
  try {
    await run(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts')], { env: environment, cwd: checkout })
    writeFileSync(join(unfinished, 'fonts.conf'), fontsOf(folder))
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

async function canStart(program: string, environment: Record<string, string>): Promise<boolean> {
  return run(program, ['--version'], { env: environment }).then(
    () => true,
    () => false,
  )
}

/** One face for everything but code, so that pictures are alike on all machines, also on those without any font. */
function fontsOf(folder: string): string {
  const preferred = ['sans-serif', 'system-ui', 'ui-sans-serif', 'Roboto', 'Segoe UI', 'Arial', 'Helvetica']
    .map((family) => `<match><test name="family"><string>${family}</string></test>${preferOpenSans}</match>`)
    .join('\n  ')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
  ${preferred}
</fontconfig>
`
}

const preferOpenSans = '<edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit>'
