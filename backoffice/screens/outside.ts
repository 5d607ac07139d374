import type {
  BulkRetry,
  IntakePause,
  Integration,
  OutsideCall,
  Provider,
  ProviderFailure,
  ProviderSwitch,
  RetriedStep,
  WholeOutsideCall,
} from '../generated/api.ts'
import { ago } from './build-case.ts'
import { taxAuthorityDown } from './cases/to-repair.ts'

const provider = (name: string, label: string, change: Partial<Provider> = {}): Provider => ({
  provider: name,
  label,
  state: 'working',
  stateLabel: 'Works',
  calls: 214,
  failures: 0,
  p95Ms: 184,
  lastSuccessAt: ago(0.4),
  lastFailureAt: null,
  limitedUntil: null,
  quota: null,
  ...change,
})

const quiet: Partial<Provider> = { state: 'quiet', stateLabel: 'Not called lately', calls: 0, p95Ms: null }

export const integrations: Integration[] = [
  {
    capability: 'ocr',
    label: 'Reading of documents',
    choice: {
      inForce: { provider: 'textract', label: 'Amazon Textract', since: ago(55) },
      providers: [
        { provider: 'tesseract', label: 'Tesseract, on our own machines' },
        { provider: 'textract', label: 'Amazon Textract' },
      ],
    },
    providers: [
      provider('tesseract', 'Tesseract, on our own machines', { calls: 61, p95Ms: 6_420 }),
      provider('textract', 'Amazon Textract', { ...quiet, lastSuccessAt: ago(2_900) }),
    ],
  },
  {
    capability: 'tax',
    label: 'Tax authority',
    choice: null,
    providers: [
      provider('serpro', 'Serpro Consulta CPF', {
        state: 'failing',
        stateLabel: 'Does not answer',
        calls: 48,
        failures: 41,
        p95Ms: 20_004,
        lastSuccessAt: ago(43),
        lastFailureAt: ago(0.6),
      }),
    ],
  },
  {
    capability: 'screening',
    label: 'Sanctions and PEP screening',
    choice: null,
    providers: [provider('yente', 'OpenSanctions yente', { p95Ms: 92 })],
  },
  {
    capability: 'bureau',
    label: 'Credit bureau',
    choice: null,
    providers: [
      provider('bureau', 'Credit bureau', {
        state: 'limited',
        stateLabel: 'Asked us to wait',
        calls: 300,
        failures: 4,
        lastFailureAt: ago(2),
        limitedUntil: ago(-12),
        quota: { limit: 300, remaining: 0, resetsAt: ago(-12) },
      }),
    ],
  },
  {
    capability: 'esign',
    label: 'Signing',
    choice: {
      inForce: null,
      providers: [
        { provider: 'own', label: 'Our own signing page' },
        { provider: 'docusign', label: 'DocuSign' },
        { provider: 'documenso', label: 'Documenso' },
      ],
    },
    providers: [
      provider('docusign', 'DocuSign', {
        state: 'struggling',
        stateLabel: 'Answers with failures',
        calls: 32,
        failures: 3,
        p95Ms: 1_260,
        lastFailureAt: ago(7),
      }),
      provider('documenso', 'Documenso', { ...quiet, lastSuccessAt: null }),
    ],
  },
  {
    capability: 'ecm',
    label: 'Document archive',
    choice: null,
    providers: [provider('folder', 'Folder archive', { p95Ms: 11, calls: 96 })],
  },
  { capability: 'sms', label: 'Text messages', choice: null, providers: [provider('twilio', 'Twilio', { calls: 1_208 })] },
  { capability: 'mail', label: 'E-mail', choice: null, providers: [provider('smtp', 'Mail server', { calls: 1_190, p95Ms: 61 })] },
  {
    capability: 'payments',
    label: 'Payments',
    choice: null,
    providers: [provider('pix', 'Pix payment provider', { calls: 57, lastFailureAt: ago(1_500) })],
  },
]

/** An installation on a bad afternoon: one in outage, two in trouble, the others well. */
const call = (number: number, change: Partial<OutsideCall>): OutsideCall => ({
  id: `00000000-0000-7000-8000-00000000c0${String(number).padStart(2, '0')}`,
  capability: 'tax',
  provider: 'serpro',
  providerLabel: 'Serpro Consulta CPF',
  operation: 'check_person',
  caseId: taxAuthorityDown.members[1]!.id,
  step: 'taxAuthority',
  stepLabel: 'Tax authority',
  attempt: 1,
  startedAt: ago(number * 3 + 0.6),
  durationMs: 132,
  outcome: 'answered',
  outcomeLabel: 'Answered',
  error: null,
  httpStatus: 200,
  providerCode: null,
  words: null,
  ...change,
})

const down: Partial<OutsideCall> = {
  outcome: 'unavailable',
  outcomeLabel: 'No answer',
  error: { code: 'TAX_AUTHORITY_DOWN', title: 'The tax authority did not answer' },
}

const failed: Partial<OutsideCall> = { outcomeLabel: 'Answered with a failure' }

export const calls: OutsideCall[] = [
  call(0, { ...down, attempt: 3, durationMs: 20_004, httpStatus: null }),
  call(1, { ...down, ...failed, attempt: 2, httpStatus: 503, words: 'Service temporarily unavailable' }),
  call(2, { ...down, ...failed, attempt: 1, httpStatus: 503, words: 'Service temporarily unavailable' }),
  call(3, {
    outcome: 'refused',
    outcomeLabel: 'Refused',
    httpStatus: 403,
    providerCode: '900908',
    error: { code: 'TAX_AUTHORITY_MISCONFIGURED', title: 'The tax authority does not accept our access' },
    words: 'Resource forbidden',
  }),
  call(4, { outcome: 'cancelled', outcomeLabel: 'Called off', httpStatus: null, durationMs: 410 }),
  ...[5, 6, 7, 8, 9].map((number) => call(number, { httpStatus: number === 7 ? 404 : 200, durationMs: 90 + number })),
]

export function wholeCall(callId: string): WholeOutsideCall | undefined {
  const found = calls.find(({ id }) => id === callId)
  if (!found) return undefined
  return {
    ...found,
    request: { method: 'GET', path: '/consulta-cpf-df/v3/cpf/[number]/[date]' },
    response:
      found.httpStatus === null
        ? null
        : {
            status: found.httpStatus,
            headers: { 'content-type': 'application/json', date: 'Mon, 23 Nov 2026 14:03:22 GMT' },
            body:
              found.outcome === 'answered'
                ? { ni: '(text of 11)', nome: '(text of 27)', situacao: { codigo: '0', descricao: '(text of 7)' } }
                : {},
          },
  }
}

const failure = { code: 'TAX_AUTHORITY_DOWN', title: 'The tax authority did not answer' }

export const providerFailures: ProviderFailure[] = [
  {
    provider: 'serpro',
    providerLabel: 'Serpro Consulta CPF',
    failure,
    cause: 'retries_spent',
    process: 'onboarding',
    step: 'taxAuthority',
    stepLabel: 'Tax authority',
    cases: 37,
    oldestSince: ago(43),
  },
  {
    provider: 'docusign',
    providerLabel: 'DocuSign',
    failure: { code: 'ESIGN_DOWN', title: 'The signing service did not answer' },
    cause: 'retries_spent',
    process: 'loan',
    step: 'envelope',
    stepLabel: 'Signature request',
    cases: 3,
    oldestSince: ago(7),
  },
]

const outcomes: [outcome: RetriedStep['outcome'], label: string][] = [
  ['went_on', 'The case went on'],
  ['went_on', 'The case went on'],
  ['parked_again', 'Parked again'],
  ['overtaken', 'Somebody had dealt with it'],
  ['refused', 'The case refused the retry'],
  ['went_on', 'The case went on'],
  ['waiting', 'Waits for its turn'],
  ['waiting', 'Waits for its turn'],
]

export const retriedSteps: RetriedStep[] = outcomes.map(([outcome, outcomeLabel], index) => ({
  position: index + 1,
  caseId: taxAuthorityDown.members[1]!.id,
  rootCaseId: taxAuthorityDown.id,
  reference: `L-1001${String(index + 10)}`,
  step: 'taxAuthority',
  stepLabel: 'Tax authority',
  parkedSince: ago(43 - index),
  orderId: `00000000-0000-7000-8000-00000000b1${String(index + 10)}`,
  outcome,
  outcomeLabel,
  failure: outcome === 'parked_again' ? failure : outcome === 'refused' ? { code: 'CASE_ON_HOLD', title: 'The case is on hold' } : null,
  settledAt: outcome === 'waiting' ? null : ago(1),
}))

const bulkRetry = (id: string, change: Partial<BulkRetry>): BulkRetry => ({
  id,
  state: 'running',
  stateLabel: 'Under way',
  capability: null,
  capabilityLabel: null,
  provider: 'serpro',
  providerLabel: 'Serpro Consulta CPF',
  failure,
  cause: 'retries_spent',
  reasonCode: 'outside_system_back',
  requestedBy: 'Otávio Lima',
  requestedAt: ago(2),
  stopAskedBy: null,
  stopAskedAt: null,
  endedAt: null,
  cases: 40,
  tally: { went_on: 21, parked_again: 2, refused: 1, overtaken: 1, waiting: 15, our_fault: 0, left_under_way: 0, not_tried: 0 },
  ...change,
})

export const bulkRetries: BulkRetry[] = [
  bulkRetry('00000000-0000-7000-8000-00000000b001', {}),
  bulkRetry('00000000-0000-7000-8000-00000000b002', {
    state: 'given_up',
    stateLabel: 'Given up: the provider still does not answer',
    requestedAt: ago(31),
    endedAt: ago(29),
    tally: { went_on: 0, parked_again: 3, refused: 0, overtaken: 0, waiting: 0, our_fault: 0, left_under_way: 0, not_tried: 37 },
  }),
  bulkRetry('00000000-0000-7000-8000-00000000b003', {
    state: 'stopped',
    stateLabel: 'Stopped',
    provider: 'docusign',
    providerLabel: 'DocuSign',
    failure: null,
    cause: null,
    requestedAt: ago(1_700),
    stopAskedBy: 'Otávio Lima',
    stopAskedAt: ago(1_699),
    endedAt: ago(1_698),
    cases: 12,
    tally: { went_on: 8, parked_again: 0, refused: 0, overtaken: 0, waiting: 0, our_fault: 1, left_under_way: 2, not_tried: 1 },
  }),
]

const providerSwitch = (number: number, change: Partial<ProviderSwitch>): ProviderSwitch => ({
  id: `00000000-0000-7000-8000-00000000a1${String(number + 10)}`,
  capability: 'esign',
  capabilityLabel: 'Signing',
  provider: 'documenso',
  providerLabel: 'Documenso',
  state: 'open',
  stateLabel: 'Proposed',
  hash: '9c1185a5c5e9fc54612808977ee8f5489c1185a5c5e9fc54612808977ee8f548',
  reasonCode: 'provider_down',
  proposedBy: 'Otávio Lima',
  proposedAt: ago(12),
  expiresAt: ago(-2_868),
  answeredBy: null,
  answerReasonCode: null,
  closedAt: null,
  mayAnswer: true,
  ...change,
})

export const providerSwitches: ProviderSwitch[] = [
  providerSwitch(0, {}),
  providerSwitch(1, {
    capability: 'ocr',
    capabilityLabel: 'Reading of documents',
    provider: 'textract',
    providerLabel: 'Amazon Textract',
    state: 'confirmed',
    stateLabel: 'In force since it was confirmed',
    reasonCode: 'provider_reads_poorly',
    proposedAt: ago(90),
    answeredBy: 'Olívia Serrano',
    answerReasonCode: 'evidence_checked',
    closedAt: ago(55),
    mayAnswer: false,
  }),
  providerSwitch(2, {
    state: 'refused',
    stateLabel: 'Refused',
    proposedAt: ago(4_000),
    answeredBy: 'Olívia Serrano',
    answerReasonCode: 'better_way_open',
    closedAt: ago(3_900),
    mayAnswer: false,
  }),
]

const pause = (number: number, change: Partial<IntakePause>): IntakePause => ({
  id: `00000000-0000-7000-8000-00000000f1${String(number + 10)}`,
  product: null,
  reasonCode: 'outside_system_down',
  pausedBy: 'Otávio Lima',
  pausedAt: ago(20),
  resumedAt: null,
  resumedBy: null,
  resumeReasonCode: null,
  ...change,
})

export const intakePauses: IntakePause[] = [
  pause(0, {}),
  pause(1, {
    product: 'personal-loan-br',
    reasonCode: 'desk_overloaded',
    pausedAt: ago(9_000),
    resumedAt: ago(8_700),
    resumedBy: 'Olívia Serrano',
    resumeReasonCode: 'backlog_worked_off',
  }),
]
