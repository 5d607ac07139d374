import type { KeptRecords } from '../control/kept-records.ts'
import { type Newcomer, toPerson } from './newcomer.ts'
import { people } from './people.ts'
import { fullNameOf, type Handset, type SandboxPerson, type TaxRecord, type TaxSituation } from './person.ts'
import { trialPeople } from './trial-people.ts'

export type Taxpayer = { taxId: string; name: string; socialName?: string; birthDate: string; tax: TaxRecord; isTrial: boolean }

/** What may change about a person while the sandbox runs: they regularise, lift a freeze, text START. */
export type PersonChange = { situation?: TaxSituation; bureauFile?: 'open' | 'frozen'; handset?: Handset }

export type Register = {
  all(): SandboxPerson[]
  findTaxpayer(taxId: string): Taxpayer | undefined
  findByTaxId(taxId: string): SandboxPerson | undefined
  findByPhone(phone: string): SandboxPerson | undefined
  findByEmail(email: string): SandboxPerson | undefined
  findByPixKey(key: string): SandboxPerson | undefined
  /** Those whose being asked about goes wrong. */
  troubled(): (SandboxPerson & Required<Pick<SandboxPerson, 'troubles'>>)[]
  /** Lets somebody new be known everywhere; returns what is wrong with them, in a sentence, or undefined. */
  add(newcomer: Newcomer): string | undefined
  /** Returns undefined where nobody has this slug. */
  change(slug: string, change: PersonChange): SandboxPerson | undefined
}

export type RecordedChange = { slug: string } & PersonChange

/** Everybody the outside systems know, with who has come and what has changed since; both survive a restart. */
export function createRegister(changes: KeptRecords<RecordedChange>, newcomers: KeptRecords<Newcomer>): Register {
  const modelOf = (newcomer: Newcomer) => people.find((person) => person.slug === newcomer.like)
  const everybody = (): SandboxPerson[] => [
    ...people,
    ...newcomers.all().flatMap((newcomer) => {
      const model = modelOf(newcomer)
      return model === undefined ? [] : [toPerson(newcomer, model)]
    }),
  ]
  const current = (person: SandboxPerson) => withChange(person, changes.find(person.slug))
  const find = (matches: (person: SandboxPerson) => boolean) => {
    const person = everybody().find(matches)
    return person === undefined ? undefined : current(person)
  }
  return {
    all: () => everybody().map(current),
    findTaxpayer(taxId) {
      const person = find((one) => one.taxId === taxId)
      if (person !== undefined) return toTaxpayer(person)
      const trial = trialPeople.find((one) => one.taxId === taxId)
      return trial && { ...trial, tax: { situation: trial.situation, registeredOn: trial.registeredOn }, isTrial: true }
    },
    findByTaxId: (taxId) => find((person) => person.taxId === taxId),
    findByPhone: (phone) => find((person) => person.phone === phone),
    findByEmail: (email) => find((person) => person.email === email.toLowerCase()),
    findByPixKey: (key) => find((person) => [person.taxId, person.phone, person.email, person.randomPixKey].includes(key)),
    troubled: () => people.filter((person) => person.troubles !== undefined) as ReturnType<Register['troubled']>,
    add(newcomer) {
      if (modelOf(newcomer) === undefined) return `nobody is called ${newcomer.like}`
      const unique = ['slug', 'taxId', 'phone', 'email'] as const
      const taken = unique.find((key) => everybody().some((person) => person[key] === newcomer[key]))
      if (taken !== undefined) return `somebody else has this ${taken}`
      newcomers.put(newcomer)
      return undefined
    },
    change(slug, change) {
      const person = everybody().find((one) => one.slug === slug)
      if (person === undefined) return undefined
      changes.put({ ...changes.find(slug), ...change, slug })
      return current(person)
    },
  }
}

function toTaxpayer(person: SandboxPerson): Taxpayer {
  return {
    taxId: person.taxId,
    name: fullNameOf(person),
    ...(person.socialName !== undefined && { socialName: person.socialName }),
    birthDate: person.birthDate,
    tax: person.tax,
    isTrial: false,
  }
}

function withChange(person: SandboxPerson, change: PersonChange | undefined): SandboxPerson {
  if (change === undefined) return person
  return {
    ...person,
    ...(change.handset !== undefined && { handset: change.handset }),
    ...(change.situation !== undefined && person.tax !== 'unknown' && { tax: { ...person.tax, situation: change.situation } }),
    ...(change.bureauFile !== undefined && { bureau: thawed(person, change.bureauFile) }),
  }
}

/** A lifted freeze shows what was under it: an unremarkable file. */
function thawed(person: SandboxPerson, file: 'open' | 'frozen'): SandboxPerson['bureau'] {
  if (file === 'frozen') return { file }
  if (person.bureau.file === 'open') return person.bureau
  return { file, score: 705, monthlyObligationsMinor: 55_000, openDefaults: 0, recentInquiries: 2, keyFactors: [] }
}
