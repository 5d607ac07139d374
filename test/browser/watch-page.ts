import type { Page } from 'playwright-core'

/** Collects what a person does not see and an engineer should: a list that goes on growing while the page lives. */
export function watchPage(page: Page): string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`a script failed: ${error.message}`))
  page.on('console', (message) => {
    // The browser also writes there of each answer with a status of refusal; which of them is a failure is judged below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(`the console says: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.request().method()} ${response.url()} answered ${response.status()}`)
  })
  return problems
}
