import { z } from 'zod'
import { applicantProgress, applicantStages, type ApplicantNeed } from '#domain/application/applicant-progress.ts'
import type { CaseFacts } from '#domain/case/case-facts.ts'
import { isHeld } from '#domain/case/hold.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import { calledName } from '#domain/party/profile.ts'
import { locales } from '#domain/texts/locale.ts'
import { requestsForApplicant } from '#domain/texts/requests.ts'
import { findApplication, findHandedIn, type ApplicationRow } from '#db/applications/find-application.ts'
import { findFamily } from '#db/cases/find-case.ts'
import { findContractOfCase } from '#db/contracts/find-contract.ts'
import { openDocumentSet } from '#db/documents/open-document-set.ts'
import { latestOffer } from '#db/offers/find-offer.ts'
import { readProfile } from '#db/parties/read-profile.ts'
import { productVersion } from '#db/products/find-product-version.ts'
import type { Store } from '#db/store.ts'
import { offerView, toOfferView } from '../contracts/offer-view.ts'
import { moneyView, toMoney } from '../http/money-view.ts'
import { applicantContractView, toApplicantContract } from './applicant-contract-view.ts'
import { documentSetView, toDocumentSetView } from './document-set-view.ts'
import { endingView, toEndingView } from './ending-view.ts'
import { incomeView, toIncomeView } from './income-view.ts'
import { mayChangeTerms } from './may-change-terms.ts'

const needView = z.object({
  kind: z.enum(['consents', 'contact', 'details', 'photos', 'income', 'offer', 'signature']),
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

export const applicationView = z
  .object({
    id: z.string(),
    reference: z.string(),
    locale: z.enum(locales),
    product: z.object({ code: z.string(), name: z.string() }),
    /** What is asked for now. */
    requested: z.object({ amount: moneyView, termMonths: z.int() }),
    /** Another amount or term may still be asked for. */
    mayChangeTerms: z.boolean(),
    calledName: z.string().nullable(),
    stages: z.array(z.object({ stage: z.enum(applicantStages), state: z.enum(['todo', 'needs_you', 'working', 'done', 'ended']) })),
    /** What we need from you, the first thing first. */
    needs: z.array(needView),
    ending: endingView.nullable(),
    mayWithdraw: z.boolean(),
    onHold: z.boolean(),
    taxRegistrationPending: z.boolean(),
    declaration: declarationView,
    /** The photographs that are being taken, begun perhaps on another device. */
    documentSet: documentSetView.nullable(),
    /** The papers that prove the income, while we ask for them. */
    income: incomeView.nullable(),
    offer: offerView.nullable(),
    contract: applicantContractView.nullable(),
  })
  .meta({ id: 'Application' })

type FamilyFacts = Partial<Record<ProcessName, CaseFacts>>

/** Everything that the applicant may see of their application. No internal step, rule, note or score is in it. */
export async function readApplicationView(store: Store, applicationId: string): Promise<z.input<typeof applicationView>> {
  const application = await findApplication(store.db, applicationId)
  const [family, handedIn, profile, { product }, documentSet, offer, contract] = await Promise.all([
    findFamily(store.db, application.loanCaseId),
    findHandedIn(store.db, applicationId),
    readProfile(store, application.partyId),
    productVersion(store.db, application.productVersionId),
    openDocumentSet(store.db, applicationId),
    latestOffer(store.db, application.loanCaseId),
    findContractOfCase(store.db, application.loanCaseId),
  ])
  const facts: FamilyFacts = Object.fromEntries(family.flatMap((member) => (member.facts ? [[member.process, member.facts]] : [])))
  const { stages, needs } = applicantProgress(facts, handedIn)
  const { locale } = application
  const loan = family[0]!
  return {
    id: application.id,
    reference: loan.reference,
    locale,
    product: { code: product.code, name: product.name[locale] },
    requested: { amount: toMoney(loan.amountMinor, loan.currency), termMonths: loan.termMonths },
    mayChangeTerms: await mayChangeTerms(store.db, { id: application.id, facts: loan.facts }),
    calledName: calledName(profile) ?? null,
    stages,
    needs: needs.map((need) => toNeedView(need, locale)),
    ending: await toEndingView(store.db, loan, locale),
    mayWithdraw: facts.loan !== undefined && !facts.loan.ending && !facts.loan.pastCancellation,
    onHold: facts.loan !== undefined && isHeld(facts.loan),
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
    documentSet: documentSet ? await toDocumentSetView(store.db, documentSet) : null,
    income: await toIncomeView(store, loan, { product, locale }),
    offer: offer ? toOfferView(offer) : null,
    contract: contract ? await toApplicantContract(store, contract, { profile, locale }) : null,
  }
}

function toNeedView(need: ApplicantNeed, locale: ApplicationRow['locale']): z.input<typeof needView> {
  return { kind: need.kind, reason: need.request ? requestsForApplicant[need.request][locale] : null, dueAt: need.dueAt ?? null }
}
