import type { ScenarioOf, WebVendor } from '../control/scenarios.ts'

/** Codes of the Brazilian tax authority: 0 regular, 2 suspended, 3 deceased, 4 pending, 5 duplicate, 8 annulled, 9 cancelled ex officio. */
export type TaxSituation = '0' | '2' | '3' | '4' | '5' | '8' | '9'

/** `unknown` to the authority; without `registeredOn` it answers in part (HTTP 206). */
export type TaxRecord = { situation: TaxSituation; registeredOn?: string } | 'unknown'

export type BureauFile =
  | {
      file: 'open'
      score: number
      monthlyObligationsMinor: number
      openDefaults: number
      recentInquiries: number
      /** Strongest first. */
      keyFactors: { code: string; text: string }[]
    }
  | { file: 'frozen' }
  | { file: 'none' }

/** What happens to a text message: `opted_out` 21610, `landline` 21614, `switched_off` 30003, `filtered` 30007. */
export type Handset = 'reachable' | 'opted_out' | 'landline' | 'switched_off' | 'filtered'

/** What the mail server says of the address: `missing` 550, `full` 452. */
export type Mailbox = 'open' | 'missing' | 'full'

/** Where a Pix payment ends: `closed` AC07, `blocked` AC06, `returning` settles and comes back (MD06), `slow` takes ten times as long. */
export type PixAccount = 'open' | 'closed' | 'blocked' | 'returning' | 'slow'

/** What goes wrong on the line when a vendor is asked about somebody, and how often. */
export type Trouble = { scenario: ScenarioOf<'down' | 'error500' | 'reply_lost_after_commit' | 'slow' | 'rate_limited'>; times: number }

/** Somebody who does not exist, as every outside system knows them. */
export type SandboxPerson = {
  /** Stable: tests, the cast and the documentation name people by it. */
  slug: string
  /** What this person is for, in one line. */
  story: string
  /** CPF, digits only. */
  taxId: string
  givenNames: string
  /** Empty for somebody with one name. */
  surname: string
  socialName?: string
  birthDate: string
  sex: 'F' | 'M'
  /** E.164, in a range that no operator gives out. */
  phone: string
  email: string
  address: { street: string; number: string; district: string; city: string; state: string; postalCode: string }
  tax: TaxRecord
  bureau: BureauFile
  handset: Handset
  mailbox: Mailbox
  account: PixAccount
  /** Nobody else's affair: newcomers who are like somebody do not have these. */
  troubles?: Partial<Record<WebVendor, Trouble>>
  /** A Pix key that says nothing of its owner. */
  randomPixKey: string
}

export function fullNameOf(person: Pick<SandboxPerson, 'givenNames' | 'surname'>): string {
  return [person.givenNames, person.surname].filter((part) => part !== '').join(' ')
}
