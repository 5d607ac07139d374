import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from './launch-browser.ts'
import { watchPage } from './watch-page.ts'
import { lookAt } from './look-at.ts'

/** What people hold or sit at. */
export const devices = {
  phone: { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false },
} as const

export type Device = keyof typeof devices

export type VisitOptions = {
  device: Device
  /** Where the product is; paths are below it. */
  baseUrl: string
  /** What the browser says its owner reads. */
  locale?: 'en' | 'pt-BR'
  /** Behind a proxy, everybody calls from an address of their own. */
  ipAddress?: string
  colorScheme?: 'light' | 'dark'
}

/** Somebody's browser, with cookies and memory of its own. */
export type Visit = {
  page: Page
  device: Device
  /** Everything that went wrong behind the screen: errors of scripts, refused by policy, answers of failure from the server. */
  problems: string[]
  /** Takes the picture of the screen as it stands, and answers with what is wrong with it, which should be nothing. */
  look: (name: string) => Promise<string[]>
  close: () => Promise<void>
}

export type CastBrowser = {
  visit: (options: VisitOptions) => Promise<Visit>
  close: () => Promise<void>
}

/** One browser program for many people's browsers. */
export async function openBrowser(): Promise<CastBrowser> {
  const browser = await launchBrowser()
  return { visit: (options) => visitIn(browser, options), close: () => browser.close() }
}

let running: Browser | undefined

/** The same for the test files that follow each other in a process: the program goes on until that ends, and closing closes its visits. */
export async function openSharedBrowser(): Promise<CastBrowser> {
  // One that broke down in the file before is none.
  if (running?.isConnected() !== true) running = await launchBrowser()
  const browser = running
  const visits: Visit[] = []
  return {
    async visit(options) {
      const visit = await visitIn(browser, options)
      visits.push(visit)
      return visit
    },
    async close() {
      await Promise.all(visits.map((visit) => visit.close()))
    },
  }
}

async function visitIn(browser: Browser, options: VisitOptions): Promise<Visit> {
  const context = await openContext(browser, options)
  context.setDefaultTimeout(patienceMs)
  const page = await context.newPage()
  return {
    page,
    device: options.device,
    problems: watchPage(page),
    look: (name) => lookAt(page, `${options.device}/${name}`),
    close: () => context.close(),
  }
}

function openContext(
  browser: Browser,
  { device, baseUrl, locale = 'en', ipAddress, colorScheme = 'light' }: VisitOptions,
): Promise<BrowserContext> {
  return browser.newContext({
    ...devices[device],
    baseURL: baseUrl,
    locale: locale === 'en' ? 'en-US' : locale,
    timezoneId: 'America/Sao_Paulo',
    colorScheme,
    reducedMotion: 'reduce',
    ...(ipAddress !== undefined && { extraHTTPHeaders: { 'x-forwarded-for': ipAddress } }),
  })
}

/** A busy machine answers late, and a process takes its steps before a screen changes. */
const patienceMs = 30_000
