import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSharedBrowser, type CastBrowser, type Device } from '#test/browser/open-browser.ts'
import { picture } from '#test/cast/applicant.ts'
import { loadFakeDesk, type DeskScreen, type FakeDesk } from './fake-desk.ts'
import { webFolder } from './product.ts'
import { openSharedStage, type Stage } from './stage.ts'

describe('every screen of the desk, in every state', () => {
  let stage: Stage
  let browser: CastBrowser
  let fakes: FakeDesk
  let photograph: Buffer
  const loaded = new Set<string>()
  beforeAll(async () => {
    ;[stage, browser, fakes] = await Promise.all([openSharedStage(), openSharedBrowser(), loadFakeDesk()])
    photograph = Buffer.from(await picture(stage.cast(), stage.castMember('ana-ordinary').person, 'front'))
  })
  afterAll(async () => {
    await browser.close()
    await stage.close()
  })

  it.concurrent.each<Device>(['desk', 'phone'])('is open to everybody at the width of a %s, and no script fails', async (device) => {
    const visit = await browser.visit({ device, baseUrl: stage.addresses().url })
    const { page } = visit
    page.on('request', (request) => loaded.add(new URL(request.url()).pathname))
    const server = await fakes.serve(page, photograph)
    const findings: string[] = []
    let isAtTheDesk = false
    for (const screen of fakes.screens.filter(({ only }) => only === undefined || only === device)) {
      server.play(screen)
      await open(page, screen, isAtTheDesk)
      // What a key has opened stands over every page.
      isAtTheDesk = screen.world === undefined && (screen.press ?? []).every((one) => typeof one === 'string')
      findings.push(...(await visit.look(`screens/${screen.name}`)))
    }
    // A server that is down is one of the states.
    expect([...findings, ...visit.problems.filter((problem) => !problem.endsWith('answered 503'))]).toEqual([])
    await visit.close()
  })

  it('leaves no script of the desk unread, so that a page without a screen is missed', () => {
    const scripts = readdirSync(join(webFolder, 'backoffice', 'assets')).filter((name) => name.endsWith('.js'))
    expect(scripts.filter((name) => !loaded.has(`/desk/assets/${name}`))).toEqual([])
  })
})

/** Comes to a screen as a person does who is at the desk already; where the world is another, by opening the desk anew. */
async function open(page: Page, { path, world, press = [] }: DeskScreen, isAtTheDesk: boolean): Promise<void> {
  if (isAtTheDesk && !world) await goWithin(page, path)
  else await page.goto(`/desk${path}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  if (!world?.isStuck) await settled(page)
  for (const one of press) {
    if (typeof one === 'string') await pressOn(page, one)
    else await page.keyboard.press(one.key)
    await settled(page)
  }
}

/** By way of no page at all, so that nothing of the last screen is left. */
async function goWithin(page: Page, path: string): Promise<void> {
  const nowhere = page.getByRole('heading', { name: 'The desk has no such page' })
  await show(page, '/nowhere')
  await nowhere.waitFor()
  await show(page, path)
  await nowhere.waitFor({ state: 'detached' })
}

async function show(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(`/desk${path}`)}), void dispatchEvent(new PopStateEvent('popstate'))`)
}

/** Nothing that is on its way is awaited any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
}

/** What is pressed stands under “Decide” where the panes come one at a time. */
async function pressOn(page: Page, name: string): Promise<void> {
  const named = (['tab', 'button', 'radio', 'checkbox'] as const)
    .map((role) => page.getByRole(role, { name }))
    .reduce((all, one) => all.or(one))
    .first()
  const decide = page.getByRole('tab', { name: 'Decide' })
  await named.or(decide).first().waitFor()
  if (!(await named.isVisible()) && (await decide.isVisible())) await decide.click()
  await named.click()
}
