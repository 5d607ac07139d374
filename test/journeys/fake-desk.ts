import type { Page } from 'playwright-core'

/** A screen of the desk in one state, as `backoffice/screens` lists it. */
export type DeskScreen = {
  name: string
  path: string
  world?: { isStuck?: boolean }
  press?: readonly (string | { key: string })[]
  only?: 'phone'
}

type Asked = { path: string; query: URLSearchParams; body: Record<string, unknown>; method: string }
type FakeServer = (asked: Asked) => { status: number; body: unknown } | undefined

export type FakeDesk = {
  screens: readonly DeskScreen[]
  /** Puts the server of the screens between the desk in this browser and the product; `picture` is every picture of a document. */
  serve(page: Page, picture: Buffer): Promise<{ play(screen: DeskScreen): void }>
}

/** The screens of the desk with their server. They are loaded by address: their types are those of a page, which this program is not. */
export async function loadFakeDesk(): Promise<FakeDesk> {
  const from = async <Module>(file: string) => (await import(new URL(`../../backoffice/screens/${file}`, import.meta.url).href)) as Module
  const { screenStates } = await from<{ screenStates: readonly DeskScreen[] }>('screen-states.ts')
  const { createFakeServer } = await from<{ createFakeServer: (world: object) => FakeServer }>('fake-answers.ts')
  return {
    screens: screenStates,
    async serve(page, picture) {
      let answer = createFakeServer({})
      await page.route(/^[^?]+\/(api|auth)\//, async (route) => {
        const request = route.request()
        const address = new URL(request.url())
        if (/^\/api\/documents\/[^/]+\/content$/.test(address.pathname)) return route.fulfill({ contentType: 'image/jpeg', body: picture })
        const body = request.postData()
        const answered = answer({
          path: address.pathname,
          query: address.searchParams,
          body: body?.startsWith('{') ? (JSON.parse(body) as Record<string, unknown>) : {},
          method: request.method(),
        })
        // What never gets an answer ends with the page.
        if (answered) await route.fulfill({ status: answered.status, json: answered.body })
      })
      return {
        play(screen) {
          answer = createFakeServer(screen.world ?? {})
        },
      }
    },
  }
}
