import { latestAnswer } from '#db/answers/find-answer.ts'
import { keepNotice } from '#db/documents/keep-notice.ts'
import { endOffers } from '#db/offers/committed-offer.ts'
import { readProfile } from '#db/parties/read-profile.ts'
import type { EndingStatus } from '#domain/case/case-status.ts'
import { calledName } from '#domain/party/profile.ts'
import { declineReasonsForApplicant, restsOnBureau } from '#domain/texts/decline-reasons.ts'
import type { Message } from '#domain/texts/messages/compose-message.ts'
import { applicantTasks } from '#domain/texts/messages/tasks.ts'
import type { ActivityDeps, CreditAgency, Running } from '../activity-deps.ts'
import { type CaseSubject, findSubject } from '../case-subject.ts'
import { renderDeclineNotice } from '../documents/decline-notice.ts'
import { addressLines } from '../documents/describe-contract.ts'
import { providerOf } from '../provider-of.ts'
import { tellApplicant } from './tell-applicant.ts'

type Ending = { caseId: string; status: EndingStatus; reasons: readonly string[] }

/**
 * Tells the applicant how the case ended, in their words, once. A decline is also a letter in the record, with the reasons, the bureau whose
 * report was used and the applicant's rights. What was offered stands no longer. Somebody who never confirmed a contact is told by nobody, and
 * reads it when they come back.
 */
export async function sendEndingNotice(deps: ActivityDeps, ending: Ending, running: Running): Promise<void> {
  const { store } = deps
  const { caseId, status, reasons } = ending
  if (status === 'completed') return
  await endOffers(store.db, caseId, status === 'expired' ? 'expired' : 'void')
  const subject = await findSubject(store, caseId)
  const agency = status === 'declined' ? await agencyBehind(deps, ending) : undefined
  if (status === 'declined') await keepLetter(deps, { subject, reasons, agency })
  const message = messageFor({ status, reasons, agency, locale: subject.locale })
  await tellApplicant(deps, subject, { reference: `${caseId}:ending:${status}`, message }, running)
}

type Told = Pick<Ending, 'reasons'> & {
  status: Exclude<EndingStatus, 'completed'>
  agency: CreditAgency | undefined
  locale: CaseSubject['locale']
}

function messageFor({ status, reasons, agency, locale }: Told): Message {
  switch (status) {
    case 'declined':
      return { template: 'declined', facts: { reasons: declineReasonsForApplicant(reasons, locale), agency } }
    case 'expired':
      return { template: 'expired', facts: { missing: applicantTasks.find((task) => reasons.includes(`${task}_not_given`)) } }
    case 'withdrawn':
    case 'cancelled':
      return { template: status, facts: {} }
  }
}

/** The bureau whose report decided, where one did. */
async function agencyBehind({ store, bureau }: ActivityDeps, { caseId, reasons }: Ending): Promise<CreditAgency | undefined> {
  const report = await latestAnswer(store, { caseId, step: 'bureauReport' })
  return report?.source === 'provider' && restsOnBureau(reasons) ? providerOf(bureau, report.provider).agency : undefined
}

type Letter = { subject: CaseSubject; reasons: readonly string[]; agency: CreditAgency | undefined }

/** Who was declined before they gave name and address has no letter to be addressed to. */
async function keepLetter({ store, businessDate }: ActivityDeps, { subject, reasons, agency }: Letter): Promise<void> {
  const { id: caseId, partyId, reference, product, locale } = subject
  const [profile, policy] = await Promise.all([readProfile(store, partyId), latestAnswer(store, { caseId, step: 'decision' })])
  const [name, { address }] = [calledName(profile), profile]
  if (name === undefined || address === undefined) return
  const { lender } = product
  await keepNotice(store, { caseId, partyId, filename: `${reference}-decision.pdf` }, () =>
    renderDeclineNotice({
      locale,
      lender: { name: lender.name, taxId: `CNPJ ${lender.taxId}`, address: [lender.address], contact: [lender.phone, lender.email] },
      reference,
      issuedOn: businessDate(),
      applicant: { name, address: addressLines(address) },
      productName: product.name[locale],
      reasons: declineReasonsForApplicant(reasons, locale),
      decidedBy: policy?.summary['outcome'] === 'declined' ? 'automatic' : 'person',
      ...(agency && { bureau: { name: agency.name, address: [agency.address], contact: [agency.phone, agency.website] } }),
    }),
  )
}
