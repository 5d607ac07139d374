import type { LoggedRequest } from './control/request-log.ts'
import type { ScenarioOrder, Vendor, WebVendor } from './control/scenarios.ts'
import type { OutgoingWebhook } from './control/webhooks.ts'
import type { CaughtMail } from './mail/mail-catcher.ts'
import type { Newcomer } from './people/newcomer.ts'
import type { SandboxPerson } from './people/person.ts'
import type { PersonChange } from './people/register.ts'
import type { KeptPayment } from './pix/payment.ts'
import type { KeptMessage } from './twilio/message.ts'

export type SandboxControl = {
  /** From now on, or `times` times; for all requests, or `when` they mention something. Replaces the scenario of the same aspect and condition. */
  play(vendor: Vendor, scenario: ScenarioOrder): Promise<void>
  clear(vendor: Vendor): Promise<void>
  requests(vendor: Vendor): Promise<LoggedRequest[]>
  outbox(to?: string): Promise<{ sms: KeptMessage[]; mail: CaughtMail[] }>
  state(): Promise<{ payments: KeptPayment[]; webhooks: OutgoingWebhook[] }>
  /** What a vendor keeps, by noun. */
  held(vendor: WebVendor): Promise<Readonly<Record<string, readonly object[]>>>
  /** Whether the user at DocuSign has allowed us to act in their name. */
  giveDocuSignConsent(given: boolean): Promise<void>
  addPerson(newcomer: Newcomer): Promise<SandboxPerson>
  changePerson(slug: string, change: PersonChange): Promise<void>
  registerWebhook(vendor: WebVendor, url: string): Promise<void>
  /** Lets an archive lose the bytes with this hash, as a bad disk does. */
  corrupt(vendor: WebVendor, sha256: string): Promise<void>
  /** Puts a page more into a file that jobs of the reading service find. */
  addPage(bucket: string, name: string, picture: Uint8Array): Promise<void>
  /** Lets a settled payment come back. */
  returnPayment(endToEndId: string, code: string): Promise<void>
}

type SandboxHeld = { held: { pix: { payments: KeptPayment[] } }; webhooks: OutgoingWebhook[] }

/** Looks after a running sandbox from outside, by its admin address: for tests and demonstrations. */
export function controlSandbox(adminUrl: string): SandboxControl {
  async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${adminUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`the sandbox refused ${method} ${path}: ${await response.text()}`)
    return (await response.json()) as T
  }
  return {
    play: (vendor, scenario) => send('PUT', `/scenarios/${vendor}`, scenario),
    clear: (vendor) => send('DELETE', `/scenarios/${vendor}`),
    requests: async (vendor) => (await send<{ requests: LoggedRequest[] }>('GET', `/requests?vendor=${vendor}`)).requests,
    outbox: (to) => send('GET', to === undefined ? '/outbox' : `/outbox?to=${encodeURIComponent(to)}`),
    async state() {
      const { held, webhooks } = await send<SandboxHeld>('GET', '/state')
      return { payments: held.pix.payments, webhooks }
    },
    held: async (vendor) => (await send<{ held: Record<string, Record<string, object[]>> }>('GET', '/state')).held[vendor] ?? {},
    giveDocuSignConsent: (given) => send('PUT', '/vendors/docusign/consent', { given }),
    addPerson: (newcomer) => send('POST', '/people', newcomer),
    changePerson: (slug, change) => send('PATCH', `/people/${slug}`, change),
    registerWebhook: (vendor, url) => send('PUT', `/webhooks/${vendor}`, { url }),
    corrupt: (vendor, sha256) => send('POST', `/vendors/${vendor}/corruptions`, { sha256 }),
    async addPage(bucket, name, picture) {
      const address = `${adminUrl}/vendors/textract/files/${bucket}/${name}/pages`
      const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body: Buffer.from(picture) })
      if (!response.ok) throw new Error(`the sandbox refused a page: ${await response.text()}`)
    },
    returnPayment: (endToEndId, code) => send('POST', '/vendors/pix/returns', { endToEndId, code }),
  }
}
