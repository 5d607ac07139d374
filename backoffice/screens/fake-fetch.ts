import { createFakeServer, type World } from './fake-answers.ts'

/** The server of a screen inside the page, for screens without one. */
export function createFakeFetch(world: World): typeof fetch {
  const answer = createFakeServer(world)
  return async (input, init) => {
    const address = new URL(typeof input === 'string' ? input : input instanceof URL ? input.href : input.url, window.location.origin)
    const answered = answer({
      path: address.pathname,
      query: address.searchParams,
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {},
      method: init?.method ?? 'GET',
    })
    if (!answered) return new Promise<Response>(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 20))
    return new Response(JSON.stringify(answered.body), { status: answered.status, headers: { 'content-type': 'application/json' } })
  }
}
