import type { Page } from 'playwright-core'
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
