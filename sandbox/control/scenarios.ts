import { z } from 'zod'

export const vendors = ['serpro', 'yente', 'bureau', 'twilio', 'pix', 'textract', 'smtp'] as const
export type Vendor = (typeof vendors)[number]

const milliseconds = z.int().min(0).max(3_600_000)
const webVendors: readonly Vendor[] = ['serpro', 'yente', 'bureau', 'twilio', 'pix', 'textract']
const callers: readonly Vendor[] = ['twilio', 'pix']

/**
 * Everything that can be made to go wrong: what a scenario needs, which vendors know it, and its aspect. A vendor has at most
 * one scenario an aspect, so that a payment can be returned later while its webhooks arrive twice.
 */
const catalogue = {
  // transport
  down: { aspect: 'transport', vendors: [...webVendors, 'smtp'], parameters: z.strictObject({}) },
  error500: { aspect: 'transport', vendors: webVendors, parameters: z.strictObject({}) },
  refused_connection: { aspect: 'transport', vendors: [...webVendors, 'smtp'], parameters: z.strictObject({}) },
  slow: { aspect: 'transport', vendors: [...webVendors, 'smtp'], parameters: z.strictObject({ delayMs: milliseconds }) },
  rate_limited: {
    aspect: 'transport',
    vendors: webVendors,
    parameters: z.strictObject({ retryAfterSeconds: z.int().positive().optional() }),
  },
  unauthorized_once: { aspect: 'transport', vendors: [...webVendors, 'smtp'], parameters: z.strictObject({}) },
  malformed: { aspect: 'transport', vendors: webVendors, parameters: z.strictObject({}) },
  reply_lost_after_commit: { aspect: 'transport', vendors: [...webVendors, 'smtp'], parameters: z.strictObject({}) },
  schema_drift: {
    aspect: 'transport',
    vendors: webVendors,
    parameters: z.strictObject({ change: z.enum(['extra_field', 'missing_field']).default('missing_field') }),
  },
  // one vendor's own
  gateway_fault: {
    aspect: 'answer',
    vendors: ['serpro'],
    parameters: z.strictObject({ status: z.union([z.literal(403), z.literal(404)]) }),
  },
  short_token: { aspect: 'answer', vendors: ['serpro', 'pix'], parameters: z.strictObject({ remainingSeconds: z.int().min(1) }) },
  index_not_ready: { aspect: 'answer', vendors: ['yente'], parameters: z.strictObject({}) },
  features_instead_of_explanations: { aspect: 'answer', vendors: ['yente'], parameters: z.strictObject({}) },
  unsupported_document: { aspect: 'answer', vendors: ['textract'], parameters: z.strictObject({}) },
  absent_fields: { aspect: 'answer', vendors: ['textract'], parameters: z.strictObject({}) },
  mail_deferred: { aspect: 'answer', vendors: ['smtp'], parameters: z.strictObject({}) },
  mail_refused: { aspect: 'answer', vendors: ['smtp'], parameters: z.strictObject({}) },
  undelivered: { aspect: 'outcome', vendors: ['twilio'], parameters: z.strictObject({ errorCode: z.int().min(30001).max(30999) }) },
  settle: { aspect: 'outcome', vendors: ['pix'], parameters: z.strictObject({ afterMs: milliseconds }) },
  stay_pending: { aspect: 'outcome', vendors: ['pix'], parameters: z.strictObject({}) },
  reject: { aspect: 'outcome', vendors: ['pix'], parameters: z.strictObject({ code: z.string().regex(/^[A-Z0-9]{4}$/) }) },
  return_later: {
    aspect: 'outcome',
    vendors: ['pix'],
    parameters: z.strictObject({ code: z.string().regex(/^[A-Z0-9]{4}$/), afterMs: milliseconds }),
  },
  // webhooks
  webhook_duplicated: { aspect: 'webhook', vendors: callers, parameters: z.strictObject({}) },
  webhook_early: { aspect: 'webhook', vendors: callers, parameters: z.strictObject({}) },
  webhook_reordered: { aspect: 'webhook', vendors: callers, parameters: z.strictObject({}) },
  webhook_lost: { aspect: 'webhook', vendors: callers, parameters: z.strictObject({}) },
  webhook_wrong_signature: { aspect: 'webhook', vendors: callers, parameters: z.strictObject({}) },
  webhook_previous_secret: { aspect: 'webhook', vendors: ['pix'], parameters: z.strictObject({}) },
  webhook_stale: { aspect: 'webhook', vendors: ['pix'], parameters: z.strictObject({}) },
} as const satisfies Record<string, { aspect: Aspect; vendors: readonly Vendor[]; parameters: z.ZodType }>

export type Aspect = 'transport' | 'answer' | 'outcome' | 'webhook'
export type ScenarioName = keyof typeof catalogue

/** The parameters of a scenario; one without any adds nothing. */
type ParametersOf<Name extends ScenarioName> = string extends keyof z.output<(typeof catalogue)[Name]['parameters']>
  ? unknown
  : z.output<(typeof catalogue)[Name]['parameters']>

/** A scenario as it is ordered: its name with its own parameters. */
export type Scenario = { [Name in ScenarioName]: { scenario: Name } & ParametersOf<Name> }[ScenarioName]
export type ScenarioOf<Name extends ScenarioName> = Extract<Scenario, { scenario: Name }>

export type ActiveScenario = { vendor: Vendor; aspect: Aspect; scenario: Scenario; /** Until cleared where absent. */ timesLeft?: number }

export type Scenarios = {
  /** Returns what is wrong with the order, in a sentence, or undefined when it stands. */
  set(vendor: string, order: unknown): string | undefined
  clear(vendor: string): boolean
  active(): ActiveScenario[]
  /** The scenario of this aspect, when it is one of these; counts one use of it. */
  take<Name extends ScenarioName>(vendor: Vendor, aspect: Aspect, ...names: Name[]): ScenarioOf<Name> | undefined
}

const order = z.looseObject({ scenario: z.string(), times: z.int().positive().optional() })

export function createScenarios(): Scenarios {
  const active = new Map<string, ActiveScenario>()
  return {
    set(vendor, body) {
      const parsed = readOrder(vendor, body)
      if (typeof parsed === 'string') return parsed
      active.set(`${parsed.vendor} ${parsed.aspect}`, parsed)
      return undefined
    },
    clear(vendor) {
      if (!isVendor(vendor)) return false
      for (const key of active.keys()) if (key.startsWith(`${vendor} `)) active.delete(key)
      return true
    },
    active: () => [...active.values()],
    take<Name extends ScenarioName>(vendor: Vendor, aspect: Aspect, ...names: Name[]) {
      const key = `${vendor} ${aspect}`
      const found = active.get(key)
      if (found === undefined || !isOneOf(found.scenario, names)) return undefined
      if (found.timesLeft === 1) active.delete(key)
      else if (found.timesLeft !== undefined) active.set(key, { ...found, timesLeft: found.timesLeft - 1 })
      return found.scenario
    },
  }
}

/** The scenarios of a vendor by name, for the page. */
export function scenariosOf(vendor: Vendor): ScenarioName[] {
  return Object.entries(catalogue)
    .filter(([, entry]) => (entry.vendors as readonly Vendor[]).includes(vendor))
    .map(([name]) => name as ScenarioName)
}

function readOrder(vendor: string, body: unknown): ActiveScenario | string {
  if (!isVendor(vendor)) return `there is no vendor ${vendor}; there are ${vendors.join(', ')}`
  const parsed = order.safeParse(body)
  if (!parsed.success) return 'send {"scenario": name, "times"?: number} with the parameters of the scenario'
  const { scenario: name, times, ...parameters } = parsed.data
  const known: readonly string[] = scenariosOf(vendor)
  if (!known.includes(name)) return `${vendor} has no scenario ${name}; it has ${known.join(', ')}`
  const entry = catalogue[name as ScenarioName]
  const checked = entry.parameters.safeParse(parameters)
  if (!checked.success) return checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  const timesLeft = name === 'unauthorized_once' ? 1 : times
  return {
    vendor,
    aspect: entry.aspect,
    scenario: { scenario: name, ...checked.data } as Scenario,
    ...(timesLeft !== undefined && { timesLeft }),
  }
}

function isVendor(text: string): text is Vendor {
  return (vendors as readonly string[]).includes(text)
}

function isOneOf<Name extends ScenarioName>(scenario: Scenario, names: readonly Name[]): scenario is ScenarioOf<Name> {
  return (names as readonly string[]).includes(scenario.scenario)
}
