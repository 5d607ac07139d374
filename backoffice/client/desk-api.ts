import { Api, HttpClient } from '../generated/api.ts'

type Client = Api<unknown>

/** Every operation of the API that the desk has. */
export type DeskApi = Client['api'] & Client['auth']

/** Marks our requests: a browser sends this header for no form and no other site. */
export const clientHeaders = { 'x-tenor-client': 'desk' }

/** The generated client, on the session cookie of this browser. `onSessionLost` hears of each answer that asks for a sign-in. */
export function createDeskApi(options: { fetch?: typeof fetch; onSessionLost?: () => void } = {}): DeskApi {
  const ask = options.fetch ?? ((...request) => window.fetch(...request))
  const client = new Api(
    new HttpClient({
      baseUrl: '',
      baseApiParams: { headers: clientHeaders, credentials: 'same-origin' },
      customFetch: async (...request) => {
        const response = await ask(...request)
        if (response.status === 401) options.onSessionLost?.()
        return response
      },
    }),
  )
  return { ...client.api, ...client.auth }
}
