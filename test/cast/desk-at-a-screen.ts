import type { Page } from 'playwright-core'
import type { Visit } from '#test/browser/open-browser.ts'
import { staff } from './staff.ts'

/** Signs in at the desk as people do: leaves for the identity provider, one click there, and back to the desk. */
export async function signInAtTheDesk(page: Page, sub: string): Promise<void> {
  const name = staff.find((one) => one.sub === sub)?.name
  if (name === undefined) throw new Error(`there is no ${sub} among the staff`)
  await page.goto('/desk/')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page
    .locator('button.account')
    .filter({ has: page.getByText(name, { exact: true }) })
    .click()
  await page.getByRole('tablist').waitFor()
}

/** A member of staff before the desk: finds everything by its role and its words, as they would. */
export type StaffAtAScreen = {
  page: Page
  /** What was wrong with the screens that were looked at so far, and behind them; it should be nothing. */
  wrong: () => string[]
  /** Looks at the screen as it stands, once all of it is there. */
  looks: (name: string) => Promise<void>
  /** Opens an application, at a step of it or at the one that comes next. */
  opens: (rootCaseId: string, at?: { step?: string; view?: string }) => Promise<void>
  presses: (name: string | RegExp) => Promise<void>
  /** Chooses among what a form offers, one after the other. */
  chooses: (...names: string[]) => Promise<void>
  /** Waits for what came of the order that was just given. */
  isTold: (outcome: string | RegExp) => Promise<void>
  /** What there is to press in the pane of decisions. */
  actions: () => Promise<string[]>
}

export function staffAtAScreen(visit: Visit): StaffAtAScreen {
  const { page } = visit
  const findings: string[] = []
  const isThere = () => page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  return {
    page,
    wrong: () => [...findings, ...visit.problems],
    async looks(name) {
      await isThere()
      findings.push(...(await visit.look(`at-work/${name}`)))
    },
    async opens(rootCaseId, at = {}) {
      await page.goto(`/desk/cases/${rootCaseId}/show?${new URLSearchParams(at).toString()}`)
      await page.getByRole('complementary', { name: 'Decide' }).waitFor()
      await isThere()
    },
    presses: (name) => page.getByRole('button', { name, exact: true }).click(),
    async chooses(...names) {
      for (const name of names) await page.getByRole('radio', { name }).or(page.getByRole('checkbox', { name })).check()
    },
    isTold: (outcome) => page.getByRole('status', { name: 'Outcome of your orders' }).getByText(outcome).first().waitFor(),
    async actions() {
      await isThere()
      return page.getByRole('complementary', { name: 'Decide' }).getByRole('button').allTextContents()
    },
  }
}
