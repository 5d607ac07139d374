import type { Integration, OutsideCall, Provider, WholeOutsideCall } from '../generated/api.ts'
import { ago } from './build-case.ts'
import { taxAuthorityDown } from './cases.ts'

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

type WithoutChoice = Omit<Integration, 'choice'> & Partial<Pick<Integration, 'choice'>>

const onABadAfternoon: WithoutChoice[] = [
  {
    capability: 'ocr',
    label: 'Reading of documents',
    providers: [
      provider('tesseract', 'Tesseract, on our own machines', { calls: 61, p95Ms: 6_420 }),
      provider('textract', 'Amazon Textract', { ...quiet, lastSuccessAt: ago(2_900) }),
    ],
    choice: {
      inForce: null,
      providers: [
        { provider: 'tesseract', label: 'Tesseract, on our own machines' },
        { provider: 'textract', label: 'Amazon Textract' },
      ],
    },
  },
  {
    capability: 'tax',
    label: 'Tax authority',
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
  { capability: 'screening', label: 'Sanctions and PEP screening', providers: [provider('yente', 'OpenSanctions yente', { p95Ms: 92 })] },
  {
    capability: 'bureau',
    label: 'Credit bureau',
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
  { capability: 'ecm', label: 'Document archive', providers: [provider('folder', 'Folder archive', { p95Ms: 11, calls: 96 })] },
  { capability: 'sms', label: 'Text messages', providers: [provider('twilio', 'Twilio', { calls: 1_208 })] },
  { capability: 'mail', label: 'E-mail', providers: [provider('smtp', 'Mail server', { calls: 1_190, p95Ms: 61 })] },
  {
    capability: 'payments',
    label: 'Payments',
    providers: [provider('pix', 'Pix payment provider', { calls: 57, lastFailureAt: ago(1_500) })],
  },
]

/** An installation on a bad afternoon: one in outage, two in trouble, the others well. */
export const integrations: Integration[] = onABadAfternoon.map((one) => ({ choice: null, ...one }))

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

export const calls: OutsideCall[] = [
  call(0, { ...down, attempt: 3, durationMs: 20_004, httpStatus: null }),
  call(1, { ...down, attempt: 2, httpStatus: 503, words: 'Service temporarily unavailable' }),
  call(2, { ...down, attempt: 1, httpStatus: 503, words: 'Service temporarily unavailable' }),
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
