import { latestRequest } from '#db/messages/latest-request.ts'
import { stepDueAt, waitingRound } from '#db/messages/waiting-round.ts'
import { latestOffer } from '#db/offers/find-offer.ts'
import type { RequestReason } from '#domain/case/order.ts'
import { AppError } from '#domain/errors.ts'
import type { Message } from '#domain/texts/messages/compose-message.ts'
import { type ApplicantTask, applicantTasks } from '#domain/texts/messages/tasks.ts'
import { requestsForApplicant } from '#domain/texts/requests.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { type CaseSubject, findSubject } from '../case-subject.ts'
import { percentText } from '../documents/locale-text.ts'
import { dayInMessage, moneyInMessage } from './message-text.ts'
import { tellApplicant } from './tell-applicant.ts'

/** `number` 0 is the first word that the applicant is waited for, later ones remind. `request` says why something is asked for again. */
type Reminder = { caseId: string; step: string; number: number; request?: RequestReason }

/** Tells the applicant what is waited for. Once for each number of each waiting, however often it is called. */
export async function remindApplicant(deps: ActivityDeps, reminder: Reminder, running: Running): Promise<void> {
  const { store } = deps
  const { caseId, number } = reminder
  const task = taskOf(reminder.step)
  const subject = await findSubject(store, caseId)
  const message = await (number === 0 ? firstWord(deps, { subject, task, reminder }) : laterWord(deps, { subject, task }))
  const round = await waitingRound(store.db, caseId, task)
  const reached = await tellApplicant(deps, subject, { reference: `${caseId}:${task}:${round}:${number}`, message }, running)
  if (reached.length === 0) throw new AppError('APPLICANT_WITHOUT_CONTACT')
}

type Waiting = { subject: CaseSubject; task: ApplicantTask }

async function firstWord(deps: ActivityDeps, { subject, task, reminder }: Waiting & { reminder: Reminder }): Promise<Message> {
  switch (task) {
    case 'offer':
      return offerMessage(deps, subject)
    case 'signature':
      return { template: 'contract_ready', facts: {} }
    case 'photos':
      return { template: 'photos_again', facts: { reason: await reasonWords(deps, subject, reminder) } }
    case 'incomePapers':
      return { template: 'income_papers', facts: { reason: await reasonWords(deps, subject, reminder) } }
    case 'details':
      return { template: 'details_again', facts: { reason: await reasonWords(deps, subject, reminder) } }
    case 'consents':
      return laterWord(deps, { subject, task })
  }
}

async function laterWord({ store }: ActivityDeps, { subject, task }: Waiting): Promise<Message> {
  const dueAt = await stepDueAt(store.db, subject.id, task)
  return { template: 'reminder', facts: { task, until: dueAt && dayInMessage(dueAt, subject.product, subject.locale) } }
}

async function offerMessage({ store }: ActivityDeps, { id, product, locale }: CaseSubject): Promise<Message> {
  const offer = await latestOffer(store.db, id)
  if (!offer) throw new AppError('OFFER_NOT_FOUND')
  const { priced, standsUntil } = offer
  const money = (amountMinor: number) => moneyInMessage(amountMinor, priced.currency, locale)
  return {
    template: 'offer_ready',
    facts: {
      net: money(priced.netMinor),
      count: priced.termMonths,
      instalment: money(priced.instalmentMinor),
      total: money(priced.totalPaidMinor),
      cet: percentText(priced.cetAnnualPercent, locale),
      until: dayInMessage(standsUntil, product, locale),
    },
  }
}

async function reasonWords({ store }: ActivityDeps, { locale }: CaseSubject, reminder: Reminder): Promise<string | undefined> {
  const request = reminder.request ?? (await latestRequest(store.db, reminder.caseId))
  return request && requestsForApplicant[request][locale]
}

function taskOf(step: string): ApplicantTask {
  const task = applicantTasks.find((one) => one === step)
  if (task === undefined) throw new Error(`Nobody is reminded of the step ${step}`)
  return task
}
