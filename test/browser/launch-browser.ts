import { delimiter } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { findOnPath } from '#bin/embedded/temporal-cli.ts'
import type { BrowserProgram } from './browser-program.ts'
import { getBundledChromium } from './bundled-chromium.ts'

/** The names under which systems install it. */
const programs = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge']
const otherFolders = [
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
  'C:\\Program Files\\Google\\Chrome\\Application',
]

/**
 * A browser without a window, whatever the machine has and without a download. The packaged one comes first: it is the same for everybody,
 * and so are the pictures. Where it cannot run, the first installed one that can.
 */
export async function launchBrowser(): Promise<Browser> {
  const reasons: string[] = []
  for (const find of [getBundledChromium, ...installed().map((path) => async () => ({ executablePath: path, environment: {} }))]) {
    try {
      const program = await find()
      if (program !== undefined) return await launch(program)
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new Error(['No browser can be started for the tests. Install Chrome or Chromium.', ...reasons].join('\n'))
}

function launch({ executablePath, environment }: BrowserProgram): Promise<Browser> {
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...environment },
    // Root has no sandbox, and a container often has none either; the pages are our own.
    chromiumSandbox: false,
    args: ['--font-render-hinting=none', '--disable-gpu', '--force-color-profile=srgb'],
  })
}

function installed(): string[] {
  const path = [process.env['PATH'] ?? '', ...otherFolders].join(delimiter)
  return [...programs, 'Google Chrome', 'Chromium', 'chrome.exe'].flatMap((name) => findOnPath(name, path) ?? [])
}
