import { paths } from '../paths.ts'
import { documentReadByHand, secondPerson } from './cases/second-person.ts'
import { declined, justBegun, onHold } from './cases/standing-still.ts'
import { documentDiffers, forTheUnderwriter, incomeDiffers, onTheLists, twoOfAKind } from './cases/to-judge.ts'
import { documentUnread, taxAuthorityDown } from './cases/to-repair.ts'
import { offered5000, paidOut } from './cases/with-offer.ts'
import { bulkRetries } from './outside.ts'
import type { World } from './fake-answers.ts'

/** A screen in one state: where it is, in which world, and what is pressed to come to it. */
export type ScreenState = {
  name: string
  path: string
  world?: World
  press?: readonly (string | { key: string })[]
  /** Only there are the panes of a case one at a time. */
  only?: 'phone'
}

const at = (found: { id: string }, step: string, view?: string) => paths.case(found.id, { step, ...(view !== undefined && { view }) })

/** What only operations do about outside systems, or see of them. */
const outsideOperations = [
  'listProviderCalls',
  'openBulkRetry',
  'stopBulkRetry',
  'proposeProviderSwitch',
  'confirmProviderSwitch',
  'pauseIntake',
  'resumeIntake',
]

/** Every screen in every state that looks otherwise; pictures and the accessibility check walk through them. */
export const screenStates: readonly ScreenState[] = [
  { name: 'sign-in', path: '/login', world: { isSignedOut: true } },
  { name: 'sign-in-failed', path: '/login?problem=ACCESS_DENIED', world: { isSignedOut: true } },
  { name: 'cases', path: paths.cases() },
  { name: 'cases-all', path: paths.cases('all') },
  { name: 'cases-empty', path: paths.cases(), world: { isEmpty: true } },
  { name: 'cases-loading', path: paths.cases(), world: { isStuck: true } },
  { name: 'cases-down', path: paths.cases(), world: { isDown: true } },
  { name: 'case-repair', path: at(taxAuthorityDown, 'onboarding.taxAuthority') },
  { name: 'case-document', path: at(documentDiffers, 'documentCheck.compareDocument') },
  { name: 'case-income', path: at(incomeDiffers, 'loan.incomeEvidence') },
  { name: 'case-screening', path: at(onTheLists, 'onboarding.screening') },
  { name: 'case-duplicate', path: at(twoOfAKind, 'onboarding.duplicateSearch') },
  { name: 'case-underwriting', path: at(forTheUnderwriter, 'loan.underwriting'), world: { roles: ['underwriter'] } },
  { name: 'case-second-person', path: at(secondPerson, 'onboarding.taxAuthority') },
  { name: 'case-offer', path: at(offered5000, 'loan.offer') },
  { name: 'case-paid-out', path: at(paidOut, 'loan.servicing') },
  { name: 'case-payout', path: at(paidOut, 'loan.disbursement') },
  { name: 'case-ledger', path: at(paidOut, 'loan.booking') },
  { name: 'case-files', path: at(paidOut, 'loan.servicing', 'files') },
  { name: 'case-hold', path: at(onHold, 'loan.filing') },
  { name: 'pane-holds', path: at(onHold, 'loan.filing'), press: ['Decide'], only: 'phone' },
  { name: 'dialog-hold', path: at(onHold, 'loan.filing'), press: ['Put on hold…'] },
  { name: 'dialog-lift', path: at(onHold, 'loan.filing'), press: ['Lift a hold'] },
  { name: 'case-declined', path: at(declined, 'loan.decision') },
  { name: 'case-just-begun', path: at(justBegun, 'onboarding.consents') },
  { name: 'case-timeline', path: at(taxAuthorityDown, 'onboarding.taxAuthority', 'timeline') },
  { name: 'case-applicant', path: at(taxAuthorityDown, 'onboarding.taxAuthority', 'applicant') },
  { name: 'pane-steps', path: at(taxAuthorityDown, 'onboarding.taxAuthority'), press: ['Steps'], only: 'phone' },
  { name: 'pane-decide', path: at(taxAuthorityDown, 'onboarding.taxAuthority'), press: ['Decide'], only: 'phone' },
  { name: 'case-missing', path: paths.case('00000000-0000-7000-8000-000000000000') },
  { name: 'dialog-retry', path: at(taxAuthorityDown, 'onboarding.taxAuthority'), press: ['Try again…'] },
  {
    name: 'dialog-correct',
    path: at(taxAuthorityDown, 'onboarding.taxAuthority'),
    press: ['Correct and try again…', 'Birth date', 'CPF'],
  },
  { name: 'dialog-by-hand', path: at(taxAuthorityDown, 'onboarding.taxAuthority'), press: ['Enter the result by hand…'] },
  {
    name: 'dialog-ask',
    path: at(taxAuthorityDown, 'onboarding.taxAuthority'),
    press: ['Ask the applicant again…', 'CPF does not fit the person'],
  },
  { name: 'dialog-income-by-hand', path: at(incomeDiffers, 'loan.incomeEvidence'), press: ['Enter the result by hand…'] },
  {
    name: 'dialog-document-by-hand',
    path: at(documentUnread, 'documentCheck.readDocument'),
    press: ['Enter the result by hand…', 'Passport'],
  },
  {
    name: 'dialog-document-by-hand-lacking',
    path: at(documentUnread, 'documentCheck.readDocument'),
    press: ['Enter the result by hand…', 'Propose'],
  },
  { name: 'dialog-clear', path: at(onTheLists, 'onboarding.screening'), press: ['Decide…', 'Clear: somebody else'] },
  {
    name: 'dialog-counter-offer',
    path: at(forTheUnderwriter, 'loan.underwriting'),
    world: { roles: ['underwriter'] },
    press: ['Decide…', 'Make a counter-offer'],
  },
  { name: 'dialog-decline', path: at(taxAuthorityDown, 'onboarding.taxAuthority'), press: ['Decline the application…'] },
  { name: 'dialog-confirm', path: at(secondPerson, 'onboarding.taxAuthority'), press: ['Confirm…'] },
  { name: 'case-document-by-hand', path: at(documentReadByHand, 'documentCheck.readDocument') },
  {
    name: 'pane-document-by-hand',
    path: at(documentReadByHand, 'documentCheck.readDocument'),
    press: ['Decide'],
    only: 'phone',
  },
  { name: 'dialog-confirm-document', path: at(documentReadByHand, 'documentCheck.readDocument'), press: ['Confirm…'] },
  { name: 'dialog-export', path: at(paidOut, 'loan.servicing', 'files'), press: ['Export…'] },
  { name: 'dialog-keys', path: paths.cases(), press: [{ key: '?' }] },
  { name: 'proposals', path: paths.proposals() },
  { name: 'proposals-empty', path: paths.proposals(), world: { isEmpty: true } },
  { name: 'outbox', path: paths.messages() },
  { name: 'outbox-empty', path: paths.messages(), world: { isEmpty: true } },
  { name: 'integrations', path: paths.integrations() },
  { name: 'integrations-empty', path: paths.integrations(), world: { isEmpty: true } },
  { name: 'integrations-loading', path: paths.integrations(), world: { isStuck: true } },
  { name: 'integrations-down', path: paths.integrations(), world: { isDown: true } },
  {
    name: 'integrations-reviewer',
    path: paths.integrations(),
    world: { roles: ['reviewer'], withoutOperations: outsideOperations },
  },
  { name: 'provider', path: paths.provider('serpro') },
  { name: 'provider-quota', path: paths.provider('bureau') },
  { name: 'provider-call', path: paths.provider('serpro'), press: ['HTTP 403'] },
  { name: 'provider-missing', path: paths.provider('nobody') },
  { name: 'dialog-bulk-retry', path: paths.integrations(), press: ['Try again: 37 cases'] },
  { name: 'dialog-switch', path: paths.integrations(), press: ['Switch the default provider: Signing', 'DocuSign'] },
  { name: 'dialog-confirm-switch', path: paths.integrations(), press: ['Confirm…'] },
  { name: 'dialog-pause', path: paths.integrations(), press: ['Pause…'] },
  { name: 'dialog-resume', path: paths.integrations(), press: ['Resume: Every product'] },
  { name: 'bulk-retry', path: paths.bulkRetry(bulkRetries[0]!.id) },
  { name: 'bulk-retry-given-up', path: paths.bulkRetry(bulkRetries[1]!.id) },
  { name: 'bulk-retry-stopping', path: paths.bulkRetry(bulkRetries[0]!.id), press: ['Stop'] },
  { name: 'bulk-retry-missing', path: paths.bulkRetry('00000000-0000-7000-8000-000000000000') },
  { name: 'case-calls', path: at(taxAuthorityDown, 'onboarding.taxAuthority', 'calls'), press: ['HTTP 503'] },
  { name: 'case-calls-empty', path: at(justBegun, 'onboarding.consents', 'calls') },
  { name: 'auditor', path: at(taxAuthorityDown, 'onboarding.taxAuthority'), world: { roles: ['auditor'] } },
  { name: 'no-such-page', path: '/nowhere', world: {} },
]
