import type { CaseFacts, StepFacts } from '../case/case-facts.ts'
import type { RequestReason } from '../case/order.ts'
import { isFinished } from '../case/step-state.ts'

/** The stages that an applicant sees, always the same and in this order. */
export const applicantStages = ['consents', 'contact', 'details', 'document', 'checks', 'decision', 'offer', 'signature', 'payout'] as const
export type ApplicantStage = (typeof applicantStages)[number]
export type StageState = 'todo' | 'needs_you' | 'working' | 'done' | 'ended'

/** What only the applicant can do. */
export type ApplicantNeed = {
  kind: 'consents' | 'contact' | 'details' | 'photos' | 'income' | 'offer' | 'signature'
  /** Why it is asked for again. */
  request?: RequestReason
  dueAt?: string
}

export type ApplicantProgress = { stages: { stage: ApplicantStage; state: StageState }[]; needs: ApplicantNeed[] }

/** What the applicant has handed in, as the record has it: ahead of the process by the moment that a delivery takes. */
export type HandedIn = { consents: boolean; contact: boolean; details: boolean; photos: boolean }

export type ApplicationCases = { loan?: CaseFacts; onboarding?: CaseFacts; documentCheck?: CaseFacts }

/** Where an application stands, in the applicant's terms: no internal step, rule or score. */
export function applicantProgress(cases: ApplicationCases, handedIn: HandedIn): ApplicantProgress {
  const needs = cases.loan?.ending ? [] : findNeeds(cases, handedIn)
  const ended = cases.loan?.ending !== undefined && cases.loan.ending.status !== 'completed'
  const states = applicantStages.map((stage) => ({ stage, state: stateOf(stage, { cases, handedIn, needs, ended }) }))
  return { stages: states, needs }
}

function findNeeds(cases: ApplicationCases, handedIn: HandedIn): ApplicantNeed[] {
  const { loan, onboarding, documentCheck } = cases
  const needs: ApplicantNeed[] = []
  if (!handedIn.consents) needs.push({ kind: 'consents', ...dueAt(onboarding?.steps.consents) })
  if (!handedIn.contact) needs.push({ kind: 'contact', ...dueAt(onboarding?.steps.contact) })
  const detailsAgain = askedAgain(onboarding, 'details', ['taxAuthority'])
  if (!handedIn.details || detailsAgain) needs.push({ kind: 'details', ...detailsAgain, ...dueAt(onboarding?.steps.details) })
  const photosAgain = askedAgain(documentCheck, 'photos', ['readDocument', 'compareDocument'])
  if (!handedIn.photos || photosAgain) needs.push({ kind: 'photos', ...photosAgain, ...dueAt(documentCheck?.steps.photos) })
  if (waitsForApplicant(loan?.steps.incomePapers)) {
    needs.push({ kind: 'income', ...askedAgain(loan, 'incomePapers', ['incomeEvidence']), ...dueAt(loan?.steps.incomePapers) })
  }
  if (waitsForApplicant(loan?.steps.offer)) needs.push({ kind: 'offer', ...dueAt(loan?.steps.offer) })
  if (waitsForApplicant(loan?.steps.signature)) needs.push({ kind: 'signature', ...dueAt(loan?.steps.signature) })
  return needs
}

/** The step is open again because a later one sent the applicant back to it. */
function askedAgain(facts: CaseFacts | undefined, step: string, askers: string[]): { request?: RequestReason } | undefined {
  if (!waitsForApplicant(facts?.steps[step])) return undefined
  const asker = askers.map((name) => facts?.steps[name]).find(waitsForApplicant)
  if (!asker) return undefined
  const request = asker.summary?.request
  return typeof request === 'string' ? { request: request as RequestReason } : {}
}

/** Proof of an income is a part of the decision: most loans need none. */
const needOfStage: Readonly<Partial<Record<ApplicantStage, ApplicantNeed['kind']>>> = {
  consents: 'consents',
  contact: 'contact',
  details: 'details',
  document: 'photos',
  decision: 'income',
  offer: 'offer',
  signature: 'signature',
}

function stateOf(
  stage: ApplicantStage,
  known: { cases: ApplicationCases; handedIn: HandedIn; needs: ApplicantNeed[]; ended: boolean },
): StageState {
  const { cases, handedIn, needs, ended } = known
  const need = needOfStage[stage]
  if (need !== undefined && needs.some((one) => one.kind === need)) return 'needs_you'
  if (isDone(stage, cases, handedIn)) return 'done'
  if (ended) return 'ended'
  return isReached(stage, cases, handedIn) ? 'working' : 'todo'
}

function isDone(stage: ApplicantStage, { loan, onboarding, documentCheck }: ApplicationCases, handedIn: HandedIn): boolean {
  switch (stage) {
    case 'consents':
    case 'contact':
    case 'details':
      return handedIn[stage]
    case 'document':
      return finished(documentCheck?.steps.compareDocument)
    case 'checks':
      return finished(onboarding?.steps.customer)
    case 'decision':
      return finished(loan?.steps.pricing)
    case 'offer':
      return finished(loan?.steps.offer)
    case 'signature':
      return finished(loan?.steps.seal)
    case 'payout':
      return finished(loan?.steps.booking) && loan?.active === true
  }
}

/** Everything before it is the applicant's part and done, or the process is at it. */
function isReached(stage: ApplicantStage, { loan, onboarding }: ApplicationCases, handedIn: HandedIn): boolean {
  switch (stage) {
    case 'document':
      return handedIn.photos
    case 'checks':
      return touched(onboarding?.steps.taxAuthority)
    case 'decision':
      return touched(loan?.steps.bureauReport)
    case 'offer':
      return touched(loan?.steps.offer)
    case 'signature':
      return touched(loan?.steps.commitment)
    case 'payout':
      return touched(loan?.steps.filing)
    default:
      return false
  }
}

function waitsForApplicant(step: StepFacts | undefined): step is StepFacts {
  return step?.state === 'waiting' && step.waitsFor === 'applicant'
}

function finished(step: StepFacts | undefined): boolean {
  return step !== undefined && step.state !== 'cancelled' && isFinished(step.state)
}

function touched(step: StepFacts | undefined): boolean {
  return step !== undefined && step.state !== 'pending' && step.state !== 'cancelled'
}

function dueAt(step: StepFacts | undefined): { dueAt?: string } {
  return step?.dueAt === undefined ? {} : { dueAt: step.dueAt }
}
