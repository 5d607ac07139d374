import { z } from 'zod'
import { alfrescoScenarios } from '../alfresco/scenarios.ts'
import { cmisScenarios } from '../cmis/scenarios.ts'
import { bankScenarios } from '../bank/scenarios.ts'
import { dropboxSignScenarios } from '../dropbox-sign/scenarios.ts'
import { documensoScenarios } from '../documenso/scenarios.ts'
import { docusignScenarios } from '../docusign/scenarios.ts'
import { mailScenarios } from '../mail/scenarios.ts'
import { ofacScenarios } from '../ofac/scenarios.ts'
import { panScenarios } from '../pan/scenarios.ts'
import { pixScenarios } from '../pix/scenarios.ts'
import { s3Scenarios } from '../s3/scenarios.ts'
import { serproScenarios } from '../serpro/scenarios.ts'
import { textractScenarios } from '../textract/scenarios.ts'
import { twilioScenarios } from '../twilio/scenarios.ts'
import { viesScenarios } from '../vies/scenarios.ts'
import { verifyScenarios } from '../twilio-verify/scenarios.ts'
import { yenteScenarios } from '../yente/scenarios.ts'
import { type Aspect, callingBack, type Catalogue, onTheLine, rotatingSecrets, signingTheTime } from './common-scenarios.ts'

/** Every vendor, and everything that can be made to go wrong with it: the common scenarios that fit, and its own. */
const catalogues = {
  serpro: { ...onTheLine, ...serproScenarios },
  yente: { ...onTheLine, ...yenteScenarios },
  bureau: onTheLine,
  twilio: { ...onTheLine, ...callingBack, ...twilioScenarios },
  'twilio-verify': { ...onTheLine, ...verifyScenarios },
  pix: { ...onTheLine, ...callingBack, ...rotatingSecrets, ...signingTheTime, ...pixScenarios },
  bank: bankScenarios,
  textract: { ...onTheLine, ...textractScenarios },
  documenso: { ...onTheLine, ...callingBack, ...rotatingSecrets, ...documensoScenarios },
  'dropbox-sign': { ...onTheLine, ...callingBack, ...rotatingSecrets, ...dropboxSignScenarios },
  docusign: { ...onTheLine, ...callingBack, ...rotatingSecrets, ...docusignScenarios },
  cmis: { ...onTheLine, ...cmisScenarios },
  alfresco: { ...onTheLine, ...alfrescoScenarios },
  s3: { ...onTheLine, ...s3Scenarios },
  ofac: { ...onTheLine, ...ofacScenarios },
  vies: { ...onTheLine, ...viesScenarios },
  pan: { ...onTheLine, ...panScenarios },
  smtp: mailScenarios,
} as const satisfies Record<string, Catalogue>

type Catalogues = typeof catalogues
export type Vendor = keyof Catalogues
/** Each has a base path of its own. */
export type WebVendor = Exclude<Vendor, 'smtp'>

export const vendors = Object.keys(catalogues) as Vendor[]
export const webVendors = vendors.filter((vendor): vendor is WebVendor => vendor !== 'smtp')

export type ScenarioName = { [V in Vendor]: keyof Catalogues[V] & string }[Vendor]
type EntryOf<Name extends ScenarioName> = {
  [V in Vendor]: Name extends keyof Catalogues[V] ? Catalogues[V][Name] : never
}[Vendor]
/** The parameters of a scenario; one without any adds nothing. */
type ParametersOf<Name extends ScenarioName> =
  EntryOf<Name> extends { parameters: infer P extends z.ZodType } ? (string extends keyof z.output<P> ? unknown : z.output<P>) : never

/** A scenario as it is ordered: its name with its own parameters. */
export type Scenario = { [Name in ScenarioName]: { scenario: Name } & ParametersOf<Name> }[ScenarioName]
export type ScenarioOf<Name extends ScenarioName> = Extract<Scenario, { scenario: Name }>

/** Only for requests that mention this text, in path or body: a tax number, an amount, a name. */
export type Condition = { mentions: string }

export type ScenarioOrder = Scenario & { /** Until cleared where absent. */ times?: number; when?: Condition }

export type ActiveScenario = { vendor: Vendor; aspect: Aspect; scenario: Scenario; when?: Condition; timesLeft?: number }

type Take = {
  /** The scenario of this aspect, when it is one of these; counts one use of it. One with a condition goes before one without. */
  take<Name extends ScenarioName>(vendor: Vendor, aspect: Aspect, ...names: Name[]): ScenarioOf<Name> | undefined
}

export type Scenarios = Take & {
  /** Returns what is wrong with the order, in a sentence, or undefined when it stands. */
  set(vendor: string, order: unknown): string | undefined
  clear(vendor: string): boolean
  active(): ActiveScenario[]
  /** Those that a request with this text meets. Without it no scenario with a condition is met. */
  about(text: string): Take
  /** The scenario of this aspect that is in force for every request, without counting a use. */
  standing<Name extends ScenarioName>(vendor: Vendor, aspect: Aspect, ...names: Name[]): ScenarioOf<Name> | undefined
}

const order = z.looseObject({
  scenario: z.string(),
  times: z.int().positive().optional(),
  when: z.strictObject({ mentions: z.string().min(3).max(200) }).optional(),
})

export function createScenarios(): Scenarios {
  let active: ActiveScenario[] = []
  const take: (text: string | undefined) => Take['take'] =
    (text) =>
    (vendor, aspect, ...names) => {
      const met = active.filter((one) => one.vendor === vendor && one.aspect === aspect && isMet(one, text) && isOneOf(one.scenario, names))
      const found = met.find((one) => one.when !== undefined) ?? met[0]
      if (found === undefined) return undefined
      if (found.timesLeft === 1) active = active.filter((one) => one !== found)
      else if (found.timesLeft !== undefined) found.timesLeft -= 1
      return found.scenario as ScenarioOf<(typeof names)[number]>
    }
  return {
    set(vendor, body) {
      const parsed = readOrder(vendor, body)
      if (typeof parsed === 'string') return parsed
      active = [...active.filter((one) => !isReplacedBy(one, parsed)), parsed]
      return undefined
    },
    clear(vendor) {
      if (!isVendor(vendor)) return false
      active = active.filter((one) => one.vendor !== vendor)
      return true
    },
    active: () => active.map((one) => ({ ...one })),
    take: take(undefined),
    about: (text) => ({ take: take(text) }),
    standing(vendor, aspect, ...names) {
      const found = active.find((one) => one.vendor === vendor && one.aspect === aspect && one.when === undefined)
      return found !== undefined && isOneOf(found.scenario, names) ? found.scenario : undefined
    },
  }
}

/** The scenarios of a vendor by name, for the page. */
export function scenariosOf(vendor: Vendor): ScenarioName[] {
  return Object.keys(catalogues[vendor]) as ScenarioName[]
}

function isMet({ when }: ActiveScenario, text: string | undefined): boolean {
  return when === undefined || (text?.includes(when.mentions) ?? false)
}

function isReplacedBy(one: ActiveScenario, other: ActiveScenario): boolean {
  return one.vendor === other.vendor && one.aspect === other.aspect && one.when?.mentions === other.when?.mentions
}

function readOrder(vendor: string, body: unknown): ActiveScenario | string {
  if (!isVendor(vendor)) return `there is no vendor ${vendor}; there are ${vendors.join(', ')}`
  const parsed = order.safeParse(body)
  if (!parsed.success) return 'send {"scenario": name, "times"?: number, "when"?: {"mentions": text}} with the parameters of the scenario'
  const { scenario: name, times, when, ...parameters } = parsed.data
  const catalogue: Catalogue = catalogues[vendor]
  const entry = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined
  if (entry === undefined) return `${vendor} has no scenario ${name}; it has ${scenariosOf(vendor).join(', ')}`
  const checked = entry.parameters.safeParse(parameters)
  if (!checked.success) return checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  const timesLeft = name === 'unauthorized_once' ? 1 : times
  return {
    vendor,
    aspect: entry.aspect,
    scenario: { scenario: name, ...(checked.data as object) } as Scenario,
    ...(when !== undefined && { when }),
    ...(timesLeft !== undefined && { timesLeft }),
  }
}

export function isVendor(text: string): text is Vendor {
  return Object.hasOwn(catalogues, text)
}

function isOneOf<Name extends ScenarioName>(scenario: Scenario, names: readonly Name[]): scenario is ScenarioOf<Name> {
  return (names as readonly string[]).includes(scenario.scenario)
}
