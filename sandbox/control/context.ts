import type { SandboxCredentials } from '../credentials.ts'
import type { Register } from '../people/register.ts'
import type { KeptRecords } from './kept-records.ts'
import type { Scenarios } from './scenarios.ts'
import type { Timers } from './timers.ts'
import type { WebhookSender } from './webhooks.ts'

/** What every vendor of the sandbox works with. */
export type SandboxContext = {
  credentials: SandboxCredentials
  register: Register
  scenarios: Scenarios
  timers: Timers
  webhooks: WebhookSender
  now: () => number
  /** Records in the data folder under this name. */
  keep: <T>(name: string, idOf: (record: T) => string) => KeptRecords<T>
}
