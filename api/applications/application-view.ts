import { z } from 'zod'
import { applicantProgress, applicantStages, type ApplicantNeed } from '#domain/application/applicant-progress.ts'
import type { CaseFacts } from '#domain/case/case-facts.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import { calledName } from '#domain/party/profile.ts'
import { declineReasonsForApplicant } from '#domain/texts/decline-reasons.ts'
import { locales } from '#domain/texts/locale.ts'
import { requestsForApplicant } from '#domain/texts/requests.ts'
import { findApplication, findHandedIn, type ApplicationRow } from '#db/applications/find-application.ts'
import { findFamily } from '#db/cases/find-case.ts'
import { findContractOfCase, type ContractWithSchedule } from '#db/contracts/find-contract.ts'
import { findDocument } from '#db/documents/find-document.ts'
import { latestOffer } from '#db/offers/find-offer.ts'
import { readProfile } from '#db/parties/read-profile.ts'
import { productVersion } from '#db/products/find-product-version.ts'
import type { Store } from '#db/store.ts'
import { offerView, toOfferView } from '../contracts/offer-view.ts'
import { scheduleRowView, toScheduleRowView } from '../contracts/schedule-view.ts'
import { moneyView, toMoney } from '../http/money-view.ts'

const needView = z.object({
  kind: z.enum(['consents', 'contact', 'details', 'photos', 'offer', 'signature']),
  /** Why it is asked for again, in plain words. */
  reason: z.string().nullable(),
  dueAt: z.iso.datetime().nullable(),
})

/** The applicant's own declaration, given back to whoever proved to be them. */
export const declarationView = z
  .object({
    fullName: z.string().nullable(),
    socialName: z.string().nullable(),
    birthDate: z.string().nullable(),
    taxId: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    address: z
      .object({
        postalCode: z.string(),
        street: z.string(),
        number: z.string(),
        complement: z.string().optional(),
        district: z.string(),
        city: z.string(),
        state: z.string(),
        country: z.string(),
      })
      .nullable(),
    monthlyIncomeMinor: z.int().nullable(),
    occupation: z.string().nullable(),
    pixKey: z.object({ kind: z.enum(['cpf', 'phone', 'email', 'evp']), value: z.string() }).nullable(),
  })
  .meta({ id: 'Declaration' })

const applicantContractView = z.object({
  id: z.string(),
  reference: z.string(),
  state: z.enum(['preparing', 'to_sign', 'signed', 'active', 'ended']),
  documentId: z.string().nullable(),
  documentSha256: z.string().nullable(),
  signedDocumentId: z.string().nullable(),
  disbursedOn: z.iso.date().nullable(),
  /** Principal that is still to be repaid. */
  balance: moneyView.nullable(),
  schedule: z.array(scheduleRowView),
})

export const applicationView = z
  .object({
    id: z.string(),
    reference: z.string(),
    locale: z.enum(locales),
    product: z.object({ code: z.string(), name: z.string() }),
    requested: z.object({ amount: moneyView, termMonths: z.int() }),
    calledName: z.string().nullable(),
    stages: z.array(z.object({ stage: z.enum(applicantStages), state: z.enum(['todo', 'needs_you', 'working', 'done', 'ended']) })),
    /** What we need from you, the first thing first. */
    needs: z.array(needView),
    ending: z.object({ status: z.enum(['declined', 'withdrawn', 'cancelled', 'expired']), reasons: z.array(z.string()) }).nullable(),
    mayWithdraw: z.boolean(),
    onHold: z.boolean(),
    taxRegistrationPending: z.boolean(),
    declaration: declarationView,
    offer: offerView.nullable(),
    contract: applicantContractView.nullable(),
  })
  .meta({ id: 'Application' })

type FamilyFacts = Partial<Record<ProcessName, CaseFacts>>

/** Everything that the applicant may see of their application. No internal step, rule, note or score is in it. */
export async function readApplicationView(store: Store, applicationId: string): Promise<z.input<typeof applicationView>> {
  const application = await findApplication(store.db, applicationId)
  const [family, handedIn, profile, { product }, offer, contract] = await Promise.all([
    findFamily(store.db, application.loanCaseId),
    findHandedIn(store.db, applicationId),
    readProfile(store, application.partyId),
    productVersion(store.db, application.productVersionId),
    latestOffer(store.db, application.loanCaseId),
    findContractOfCase(store.db, application.loanCaseId),
  ])
  const facts: FamilyFacts = Object.fromEntries(family.flatMap((member) => (member.facts ? [[member.process, member.facts]] : [])))
  const { stages, needs } = applicantProgress(facts, handedIn)
  const { locale } = application
  return {
    id: application.id,
    reference: family[0]!.reference,
    locale,
    product: { code: product.code, name: product.name[locale] },
    requested: { amount: toMoney(application.requestedMinor, application.currency), termMonths: application.termMonths },
    calledName: calledName(profile) ?? null,
    stages,
    needs: needs.map((need) => toNeedView(need, locale)),
    ending: toEndingView(facts.loan, locale),
    mayWithdraw: facts.loan !== undefined && !facts.loan.ending && !facts.loan.pastCancellation,
    onHold: facts.loan?.hold !== undefined,
    taxRegistrationPending: facts.onboarding?.steps.taxAuthority?.summary?.standing === 'pending_regularisation',
    declaration: {
      fullName: profile.fullName ?? null,
      socialName: profile.socialName ?? null,
      birthDate: profile.birthDate ?? null,
      taxId: profile.taxId ?? null,
      email: profile.email ?? null,
      phone: profile.phone ?? null,
      address: profile.address ?? null,
      monthlyIncomeMinor: profile.monthlyIncomeMinor ?? null,
      occupation: profile.occupation ?? null,
      pixKey: profile.pixKey ?? null,
    },
    offer: offer ? toOfferView(offer) : null,
    contract: contract ? await toApplicantContract(store, application, contract) : null,
  }
}

function toNeedView(need: ApplicantNeed, locale: ApplicationRow['locale']): z.input<typeof needView> {
  return { kind: need.kind, reason: need.request ? requestsForApplicant[need.request][locale] : null, dueAt: need.dueAt ?? null }
}

function toEndingView(loan: CaseFacts | undefined, locale: ApplicationRow['locale']): z.input<typeof applicationView>['ending'] {
  const ending = loan?.ending
  if (!ending || ending.status === 'completed') return null
  const reasons = ending.status === 'declined' ? declineReasonsForApplicant(ending.reasons, locale) : []
  return { status: ending.status, reasons }
}

async function toApplicantContract(
  store: Store,
  application: ApplicationRow,
  contract: ContractWithSchedule,
): Promise<z.input<typeof applicantContractView>> {
  const states = {
    drawn_up: 'preparing',
    out_for_signature: 'to_sign',
    signed: 'signed',
    sealed: 'signed',
    active: 'active',
    void: 'ended',
    closed: 'ended',
  } as const
  const isActive = contract.state === 'active'
  const document = contract.documentId ? await findDocument(store.db, contract.documentId) : undefined
  return {
    id: contract.id,
    reference: contract.reference,
    state: states[contract.state],
    documentId: contract.documentId,
    documentSha256: document?.sha256 ?? null,
    signedDocumentId: contract.signedDocumentId,
    disbursedOn: contract.disbursedOn,
    balance: isActive ? toMoney(contract.instalments[0]?.openingMinor ?? 0, contract.currency) : null,
    schedule: contract.instalments.map((row) => toScheduleRowView(row, application.currency)),
  }
}
