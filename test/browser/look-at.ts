import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const pictures = join(import.meta.dirname, '..', 'artefacts', 'pictures')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Keeps a picture of the screen, and says what is wrong with it: what axe finds serious or critical, and a screen that must be pushed
 * sideways to be read (WCAG 1.4.10).
 */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  // For people to look at: as a JPEG it costs the browser half as much as without any loss.
  await page.screenshot({ path: join(pictures, `${name}.jpg`), type: 'jpeg', quality: 85, animations: 'disabled' })
  return [...(await readAxe(page)), ...(await overflow(page))].map((finding) => `${name}: ${finding}`)
}

async function readAxe(page: Page): Promise<string[]> {
  // As text through the debugger, so that the page keeps the policy that forbids scripts from elsewhere; once for all screens of a page.
  if (await page.evaluate<boolean>('typeof axe === "undefined"')) await page.evaluate(`${axeSource};0`)
  const violations = await page.evaluate<AxeResults['violations']>(runAxe)
  return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/**
 * Rules that find nothing worse than moderate are not run, for nobody would be told: they take a fifth of the time. Which they are is axe's own
 * affair; should it no longer say so, all of them run. Of what it found, only what is told leaves the page.
 */
const runAxe = `(() => {
  const isTold = ({ impact }) => impact === 'serious' || impact === 'critical'
  const untold = (axe._audit?.rules ?? []).filter(({ impact }) => impact === 'minor' || impact === 'moderate')
  const rules = Object.fromEntries(untold.map(({ id }) => [id, { enabled: false }]))
  const options = { resultTypes: ['violations'], preload: false, rules: { ...rules, 'target-size': { enabled: true } } }
  return axe.run(document, options).then(({ violations }) => violations.filter(isTold))
})()`

async function overflow(page: Page): Promise<string[]> {
  const { content, screen } = await page.evaluate<{ content: number; screen: number }>(
    '({ content: document.scrollingElement.scrollWidth, screen: document.documentElement.clientWidth })',
  )
  return content > screen ? [`is ${content} pixels wide on a screen of ${screen}`] : []
}
