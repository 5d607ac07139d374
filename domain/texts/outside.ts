import type { CallOutcome } from '../outside/call-outcome.ts'
import type { BulkRetryState, RetryOutcome } from '../outside/bulk-retry.ts'
import type { Capability } from '../outside/capability.ts'
import type { ProviderState } from '../outside/provider-state.ts'
import type { ProviderSwitchState } from '../outside/provider-switch.ts'

const capabilityWords: Readonly<Record<Capability, string>> = {
  ocr: 'Reading of documents',
  tax: 'Tax authority',
  screening: 'Sanctions and PEP screening',
  bureau: 'Credit bureau',
  esign: 'Signing',
  ecm: 'Document archive',
  sms: 'Text messages',
  mail: 'E-mail',
  payments: 'Payments',
}

/** The names by which providers sell themselves, or say what they are. */
const providerNames: Readonly<Record<string, string>> = {
  tesseract: 'Tesseract, on our own machines',
  textract: 'Amazon Textract',
  serpro: 'Serpro Consulta CPF',
  'serpro-cnpj': 'Serpro Consulta CNPJ',
  pan: 'PAN verification of India',
  vies: 'VIES, VAT numbers of the European Union',
  yente: 'OpenSanctions yente',
  ofac: 'OFAC sanctions list, on our own machines',
  bureau: 'Credit bureau',
  docusign: 'DocuSign',
  documenso: 'Documenso',
  'dropbox-sign': 'Dropbox Sign',
  folder: 'Folder archive',
  cmis: 'CMIS archive',
  alfresco: 'Alfresco archive',
  s3: 'Amazon S3, locked',
  'built-in': 'Our own signing page',
  twilio: 'Twilio',
  'twilio-verify': 'Twilio Verify, one-time codes',
  smtp: 'Mail server',
  by_hand: 'Read by staff',
  pix: 'Pix payment provider',
  iso20022: 'Bank, by ISO 20022 files',
  nacha: 'Bank, by ACH files',
}

const stateWords: Readonly<Record<ProviderState, string>> = {
  failing: 'Does not answer',
  struggling: 'Answers with failures',
  limited: 'Asked us to wait',
  working: 'Works',
  quiet: 'Not called lately',
}

const outcomeWords: Readonly<Record<CallOutcome, string>> = {
  answered: 'Answered',
  unavailable: 'No answer',
  refused: 'Refused',
  cancelled: 'Called off',
  failed: 'Failed on our side',
}

const bulkRetryWords: Readonly<Record<BulkRetryState, string>> = {
  running: 'Under way',
  finished: 'Every case tried',
  stopped: 'Stopped',
  given_up: 'Given up: the provider still does not answer',
}

const retryOutcomeWords: Readonly<Record<RetryOutcome, string>> = {
  waiting: 'Waits for its turn',
  went_on: 'The case went on',
  parked_again: 'Parked again',
  overtaken: 'Somebody had dealt with it',
  refused: 'The case refused the retry',
  our_fault: 'Given up: a fault of our own',
  left_under_way: 'Left under way when the run was stopped',
  not_tried: 'Not tried',
}

const switchWords: Readonly<Record<ProviderSwitchState, string>> = {
  open: 'Waits for a second person',
  confirmed: 'Confirmed',
  refused: 'Refused',
  expired: 'Expired',
}

export function capabilityForStaff(capability: Capability): string {
  return capabilityWords[capability]
}

/** Everybody who has a name here. */
export const namedProviders: readonly string[] = Object.keys(providerNames)

/** A provider that was added since is shown by its short name. */
export function providerForStaff(provider: string): string {
  return Object.hasOwn(providerNames, provider) ? providerNames[provider]! : provider
}

export function providerStateForStaff(state: ProviderState): string {
  return stateWords[state]
}

export function callOutcomeForStaff({ outcome, httpStatus }: { outcome: CallOutcome; httpStatus: number | null }): string {
  if (outcome !== 'unavailable' || httpStatus === null) return outcomeWords[outcome]
  return httpStatus === 429 ? 'Asked us to wait' : 'Answered with a failure'
}

export function bulkRetryStateForStaff(state: BulkRetryState): string {
  return bulkRetryWords[state]
}

export function retryOutcomeForStaff(outcome: RetryOutcome): string {
  return retryOutcomeWords[outcome]
}

export function providerSwitchStateForStaff(state: ProviderSwitchState): string {
  return switchWords[state]
}
