import { openApplication } from '#db/applications/open-application.ts'
import { saveConsents } from '#db/applications/save-consents.ts'
import { verifyContact } from '#db/applications/verify-contact.ts'
import { findCaseOfApplication } from '#db/cases/find-case.ts'
import { saveProfile } from '#db/parties/save-profile.ts'
import type { PartyProfile } from '#domain/party/profile.ts'
import type { Product } from '#domain/product/product.ts'
import { consentText, type ConsentKind } from '#domain/texts/consents.ts'
import type { Locale } from '#domain/texts/locale.ts'
import { people } from '#sandbox/people/people.ts'
import { fullNameOf, type SandboxPerson } from '#sandbox/people/person.ts'
import type { ActivityBench } from './activity-bench.ts'

export type TestApplication = {
  person: SandboxPerson
  partyId: string
  applicationId: string
  loanCaseId: string
  onboardingCaseId: string
  documentCaseId: string
}

export type TestOpening = {
  product?: Product
  locale?: Locale
  amountMinor?: number
  termMonths?: number
  profile?: Partial<PartyProfile>
  /** Contacts that were proven; both unless said otherwise. */
  verified?: ('sms' | 'email')[]
  consents?: string[]
}

/** Somebody of the sandbox who has consented, proven their contacts and declared themselves. */
export async function openTestApplication(bench: ActivityBench, slug: string, opening: TestOpening = {}): Promise<TestApplication> {
  const { store } = bench
  const person = getPerson(slug)
  const product = opening.product ?? bench.product
  const { applicationId, partyId, loanCaseId } = await openApplication(store, {
    version: await bench.versionOf(product),
    locale: opening.locale ?? 'en',
    amountMinor: opening.amountMinor ?? 500_000,
    termMonths: opening.termMonths ?? 12,
  })
  const [{ id: onboardingCaseId }, { id: documentCaseId }] = await Promise.all([
    findCaseOfApplication(store.db, applicationId, 'onboarding'),
    findCaseOfApplication(store.db, applicationId, 'documentCheck'),
  ])
  const kinds = opening.consents ?? product.consents.map((consent) => consent.kind)
  await saveConsents(store, {
    applicationId,
    partyId,
    onboardingCaseId,
    locale: 'en',
    ipAddress: '192.0.2.7',
    userAgent: 'test',
    decisions: kinds.map((kind) => ({
      kind,
      version: '2026-06',
      given: true,
      textSha256: consentText(kind as ConsentKind, '2026-06', 'en').sha256,
    })),
  })
  const contacts = { sms: person.phone, email: person.email }
  for (const channel of opening.verified ?? (['sms', 'email'] as const)) {
    await verifyContact(store, { partyId, onboardingCaseId, channel, contact: contacts[channel] })
  }
  await saveProfile(store, partyId, { ...declarationOf(person), ...opening.profile })
  return { person, partyId, applicationId, loanCaseId, onboardingCaseId, documentCaseId }
}

/** What this person says of themselves. */
export function declarationOf(person: SandboxPerson): PartyProfile {
  return {
    fullName: fullNameOf(person),
    birthDate: person.birthDate,
    taxId: person.taxId,
    address: { ...person.address, country: 'BR' },
    monthlyIncomeMinor: 650_000,
    occupation: 'nurse',
    pixKey: { kind: 'cpf', value: person.taxId },
  }
}

export function getPerson(slug: string): SandboxPerson {
  const person = people.find((one) => one.slug === slug)
  if (!person) throw new Error(`Nobody in the sandbox is called ${slug}`)
  return person
}
