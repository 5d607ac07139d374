import type {
  CaseEvent,
  CreditEvidence,
  DuplicatePerson,
  Export,
  IdentityEvidence,
  IncomeEvidence,
  LedgerEntry,
  ListedOrder,
  Message,
  ScreeningEvidence,
  TaxEvidence,
  Vocabulary,
} from '../generated/api.ts'
import { ago, brl } from './build-case.ts'
import { cases, pictureIds } from './cases.ts'

const field = (
  name: string,
  value: string,
  confidence: number,
  box: [left: number, top: number, width: number, height: number],
  source: 'mrz' | 'visual' = 'visual',
  page = 1,
) => ({ name, value, confidence, page, source, box: { left: box[0], top: box[1], width: box[2], height: box[3] } })

export const identity: IdentityEvidence = {
  declared: { fullName: 'Márcia Regina Albuquerque', socialName: null, birthDate: '1979-05-14', taxId: '40442820135' },
  reading: {
    id: 'r-1',
    provider: 'tesseract',
    model: 'tesseract.js 7.0.0',
    documentSetId: '00000000-0000-7000-8000-00000000d000',
    documentType: 'identity_card',
    mrz: { status: 'valid', format: 'TD1', wrong: [] },
    readAt: ago(45),
    pages: [
      { page: 1, documentId: pictureIds[0], rotationDegrees: 0 },
      { page: 2, documentId: pictureIds[1], rotationDegrees: 0 },
    ],
    fields: [
      field('fullName', 'MÁRCIA REGINA ALBUQUERQUE', 96.2, [0.36, 0.24, 0.5, 0.07]),
      field('birthDate', '1979-05-19', 97.5, [0.36, 0.44, 0.22, 0.06]),
      field('personalNumber', '404.428.201-35', 93.1, [0.36, 0.56, 0.3, 0.06]),
      field('documentNumber', '12B45678', 41.7, [0.36, 0.68, 0.24, 0.06]),
      field('surname', 'ALBUQUERQUE', 98.8, [0.05, 0.82, 0.4, 0.06], 'mrz', 2),
      field('givenNames', 'MARCIA REGINA', 98.8, [0.45, 0.82, 0.4, 0.06], 'mrz', 2),
      field('birthDate', '1979-05-19', 98.8, [0.05, 0.74, 0.2, 0.06], 'mrz', 2),
      field(
        'mrz',
        'IDBRA12B456784<<<<<<<<<<<<<<<<\n7905192F3105142BRA<<<<<<<<<<<6\nALBUQUERQUE<<MARCIA<REGINA<<<<',
        98.8,
        [0.04, 0.66, 0.92, 0.24],
        'mrz',
        2,
      ),
    ],
    findings: [
      { kind: 'mismatch', field: 'birthDate', source: 'mrz', cure: 'person' },
      { kind: 'low_confidence', field: 'documentNumber', confidence: 41.7, cure: 'retake' },
      { kind: 'missing', field: 'expiryDate', cure: 'retake' },
    ],
  },
}

const payslip = (documentId: string, month: string, holder: string): IncomeEvidence['papers'][number] => ({
  documentId,
  kind: 'payslip',
  month,
  net: brl(432_110),
  findings: holder.startsWith('ANA') ? [] : ['name_differs'],
  model: 'tesseract.js 7.0.0',
  readAt: ago(45),
  sums: 'proven',
  fields: [
    field('issuer', 'Padaria Modelo Ltda', 94.1, [0.06, 0.16, 0.3, 0.05]),
    field('month', month, 95.4, [0.6, 0.16, 0.2, 0.05]),
    field('holder', holder, 96.2, [0.06, 0.28, 0.4, 0.06]),
    field('taxId', '40442820135', 93.1, [0.6, 0.28, 0.3, 0.06]),
    field('netPayMinor', '432110', 92.8, [0.6, 0.8, 0.3, 0.06]),
  ].map(({ source: _source, ...one }) => one),
  lines: [
    { text: 'SALÁRIO BASE', date: null, amount: brl(480_000), confidence: 94 },
    { text: 'INSS', date: null, amount: brl(-47_890), confidence: 91 },
  ],
})

export const income: IncomeEvidence = {
  declared: { fullName: 'Ana Beatriz Conceição da Silva', socialName: null, taxId: '40442820135', monthlyIncome: brl(480_000) },
  checkedAt: ago(44),
  provider: 'tesseract',
  outcome: 'unproven',
  findings: ['name_differs'],
  months: ['2026-10', '2026-09'],
  proven: brl(432_110),
  entered: null,
  papers: [payslip(pictureIds[0], '2026-10', 'ANA BEATRIZ CONCEIÇÃO DA SILVA'), payslip(pictureIds[1], '2026-09', 'CARLOS DA SILVA')],
}

export const screening: ScreeningEvidence = {
  id: 's-1',
  provider: 'yente',
  algorithm: 'logic-v2',
  threshold: 0.7,
  listVersion: '20261120-abc',
  screenedAt: ago(41),
  decision: null,
  decisionReasons: [],
  hits: [
    {
      entityId: 'Q-7731-ofac',
      caption: 'Viktor Andreevich MOROZOV',
      score: 0.91,
      match: true,
      topics: ['sanction'],
      datasets: ['us_ofac_sdn', 'eu_fsf'],
      birthDates: ['1971-03-02'],
      countries: ['ru'],
      explanations: [
        { feature: 'name_literal_match', score: 0.94, detail: 'viktor morozov' },
        { feature: 'person_name_jaro_winkler', score: 0.91, detail: null },
        { feature: 'dob_year_disjoint', score: -0.15, detail: '1988 is not 1971' },
      ],
      clearedBefore: false,
    },
    {
      entityId: 'Q-9902',
      caption: 'Victor MOROSOW',
      score: 0.62,
      match: false,
      topics: ['role.pep'],
      datasets: ['wd_peps'],
      birthDates: [],
      countries: ['de'],
      explanations: [{ feature: 'person_name_jaro_winkler', score: 0.62, detail: null }],
      clearedBefore: false,
    },
  ],
}

export const tax: TaxEvidence = {
  provider: 'serpro',
  source: 'provider',
  askedAt: ago(43),
  outcome: 'found',
  standing: 'regular',
  registeredName: 'LUZIA DA FONSECA PRATES',
  registeredSocialName: null,
  partial: false,
}

export const duplicates: DuplicatePerson[] = [
  {
    matchedOn: ['phone'],
    fullName: 'Marina Prado',
    socialName: null,
    birthDate: '1961-09-12',
    taxId: '63017285995',
    email: 'marina.prado@mail.example',
    phone: '+5511912345678',
    erased: false,
    cases: [{ id: cases[7]!.id, reference: 'L-100012', status: 'active', openedAt: ago(60 * 24 * 90) }],
  },
]

const measure = (
  reason: string,
  label: string,
  effect: 'declines' | 'refers',
  unit: CreditEvidence['measures'][number]['limit']['measure']['unit'],
  [measured, is, limit]: [measured: string, is: 'at_least' | 'at_most' | 'one_of', limit: string],
): CreditEvidence['measures'][number] => ({
  reason,
  label,
  effect,
  measured: { unit, value: measured },
  limit: { is, measure: { unit, value: limit } },
})

export const credit: CreditEvidence = {
  policyVersion: 'br-personal-2026-07',
  decidedAt: ago(50),
  outcome: 'referred',
  reasons: ['score_needs_judgement', 'amount_above_automatic'],
  income: brl(1_150_000),
  provenIncome: { declared: brl(1_150_000), proven: brl(1_120_000), used: 'declared' },
  instalment: brl(171_233),
  bureau: { outcome: 'hit', score: 588, monthlyObligations: brl(92_000), openDefaults: 0 },
  taxStanding: 'regular',
  riskTier: 'low',
  measures: [
    measure('under_age', 'Under the minimum age', 'declines', 'years', ['41', 'at_least', '18']),
    measure('over_age', 'Over the maximum age at the last instalment', 'declines', 'years', ['43', 'at_most', '80']),
    measure('not_resident', 'Not resident where the product is offered', 'declines', 'code', ['BR', 'one_of', 'BR']),
    measure('open_defaults', 'Open defaults at the bureau', 'declines', 'count', ['0', 'at_most', '0']),
    measure('credit_history', 'Credit history below the limit of the policy', 'declines', 'points', ['588', 'at_least', '400']),
    measure('income_insufficient', 'Income below the minimum', 'declines', 'minor', ['1150000', 'at_least', '141200']),
    measure('payment_too_high_for_income', 'Instalment too high for the income', 'declines', 'percent', ['14.9', 'at_most', '30']),
    measure('obligations_too_high_for_income', 'All obligations too high for the income', 'declines', 'percent', ['22.9', 'at_most', '50']),
    measure('high_risk', 'High risk of money laundering', 'refers', 'code', ['low', 'one_of', 'low']),
    measure('score_needs_judgement', 'Score between decline and approval', 'refers', 'points', ['588', 'at_least', '650']),
    measure('amount_above_automatic', 'Amount above automatic approval', 'refers', 'minor', ['3000000', 'at_most', '1500000']),
  ],
}

const line = (role: string, kind: LedgerEntry['lines'][number]['kind'], debit: number | null, credit: number | null) => ({
  role,
  kind,
  holderId: role.startsWith('loans') ? 'h' : null,
  debit: debit === null ? null : brl(debit),
  credit: credit === null ? null : brl(credit),
})

export const ledger: LedgerEntry[] = [
  {
    id: 'e-1',
    kind: 'commitment',
    effectiveOn: '2026-11-18',
    bookedOn: '2026-11-18',
    recordedAt: ago(3000),
    reverses: null,
    reversedBy: null,
    lines: [line('memo_loan_commitment', 'memo', 500_000, null), line('memo_commitment_contra', 'memo', null, 500_000)],
  },
  {
    id: 'e-2',
    kind: 'disbursement',
    effectiveOn: '2026-11-19',
    bookedOn: '2026-11-19',
    recordedAt: ago(2898),
    reverses: null,
    reversedBy: null,
    lines: [
      line('loans_receivable', 'asset', 512_840, null),
      line('payout_clearing', 'liability', null, 500_000),
      line('iof_payable', 'liability', null, 12_840),
    ],
  },
]

/** Forty-four events, so that a long story can be seen. */
export function eventsOf(found: (typeof cases)[number]): CaseEvent[] {
  const [loan, onboarding] = found.members
  const story: [sentence: string, actor: CaseEvent['actor'], kind: string][] = [
    ['Tax authority needs attention. The tax authority does not answer.', { kind: 'system', name: null }, 'step_parked'],
    ['Tax authority: attempt 3 began with Serpro Consulta CPF.', { kind: 'system', name: null }, 'step_started'],
    ['Tax authority: another attempt was ordered.', { kind: 'staff', name: 'Rita Moraes' }, 'order_given'],
    ['Declared details: what the applicant gave was used.', { kind: 'applicant', name: null }, 'fact_used'],
  ]
  return Array.from({ length: 44 }, (_, index) => {
    const [sentence, actor, kind] = story[index % story.length]!
    const owner = index % 3 === 0 ? loan! : (onboarding ?? loan!)
    return {
      caseId: owner.id,
      sequence: 44 - index,
      kind,
      at: ago(40 + index * 53),
      step: 'taxAuthority',
      actor,
      sentence,
      facts:
        kind === 'order_given'
          ? { order: 'retryStep', orderId: 'o-1', reasonCode: 'outside_system_back' }
          : { attempt: 3, code: 'TAX_AUTHORITY_DOWN' },
    }
  })
}

export const orders: ListedOrder[] = [
  {
    orderId: 'o-1',
    caseId: cases[0]!.id,
    kind: 'retryStep',
    step: 'taxAuthority',
    stepLabel: 'Tax authority',
    by: { kind: 'staff', name: 'Rita Moraes', roles: ['reviewer'] },
    reasonCode: 'outside_system_back',
    reason: 'The outside system is back',
    note: 'Their status page is green again since nine.',
    state: 'carried_out',
    refusal: null,
    requestedAt: ago(150),
    completedAt: ago(149),
  },
  {
    orderId: 'o-2',
    caseId: cases[0]!.id,
    kind: 'confirmProposal',
    step: null,
    stepLabel: null,
    by: { kind: 'staff', name: 'Otávio Lima (credit)', roles: ['underwriter', 'reviewer'] },
    reasonCode: 'evidence_checked',
    reason: 'Evidence checked',
    note: null,
    state: 'refused',
    refusal: { code: 'SECOND_PERSON_REQUIRED', title: 'Another person must confirm it' },
    requestedAt: ago(100),
    completedAt: ago(100),
  },
]

export const messages: Message[] = [
  {
    id: 'm-1',
    rootCaseId: cases[0]!.id,
    caseReference: 'L-100042',
    channel: 'sms',
    template: 'one_time_code',
    locale: 'pt-BR',
    recipient: '+5511912345678',
    subject: null,
    body: 'Tenor: seu código é 482913. Vale por 10 minutos. Não passe este código a ninguém.',
    state: 'delivered',
    errorCode: null,
    attempts: 1,
    createdAt: ago(310),
    sentAt: ago(310),
  },
  {
    id: 'm-2',
    rootCaseId: cases[0]!.id,
    caseReference: 'L-100042',
    channel: 'email',
    template: 'tax_pending',
    locale: 'pt-BR',
    recipient: 'ana.beatriz@mail.example',
    subject: 'Regularize o seu CPF',
    body: 'Olá, Ana Beatriz.\n\nO seu CPF está pendente de regularização na Receita Federal. Seu pedido continua.\n\nO que fazer: acesse gov.br/receitafederal e regularize.\n\nTenor Financeira S.A.',
    state: 'sent',
    errorCode: null,
    attempts: 1,
    createdAt: ago(200),
    sentAt: ago(199),
  },
  {
    id: 'm-3',
    rootCaseId: cases[10]!.id,
    caseReference: 'L-100052',
    channel: 'sms',
    template: 'reminder',
    locale: 'en',
    recipient: '+5521900000000',
    subject: null,
    body: 'Tenor: we still need your permissions. Open your link to go on.',
    state: 'undeliverable',
    errorCode: '30005',
    attempts: 2,
    createdAt: ago(5),
    sentAt: null,
  },
]

export const exports: Export[] = [
  {
    id: 'x-1',
    caseId: cases[7]!.id,
    requestedBy: 'Clara Esteves',
    reasonCode: 'audit',
    sha256: '3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed',
    byteSize: 184_220,
    createdAt: ago(1200),
  },
]

export const vocabulary: Vocabulary = {
  declineReasons: {
    open_defaults: 'Open defaults at the bureau',
    credit_history: 'Credit history below the limit of the policy',
    income_insufficient: 'Income below the minimum',
    payment_too_high_for_income: 'Instalment too high for the income',
    document_not_genuine: 'Document is not genuine',
    other: 'Other reason, in the note',
  },
  referralReasons: {
    score_needs_judgement: 'Score between decline and approval',
    amount_above_automatic: 'Amount above automatic approval',
  },
  orderReasons: {
    outside_system_back: 'The outside system is back',
    passing_fault: 'A passing fault',
    input_put_right: 'The input was put right elsewhere',
    typing_error: 'Typing error',
    shown_by_document: 'Shown by the document',
    confirmed_by_applicant: 'Confirmed by the applicant',
    checked_at_the_source: 'Checked at the source by hand',
    provider_down: 'The provider is down for long',
    evidence_checked: 'Evidence checked',
    within_policy: 'Within the policy',
    income_confirmed: 'The income was confirmed',
    compensating_factors: 'Other facts make up for it',
    other_birth_date: 'Another birth date',
    other_country: 'Another country',
    name_alone: 'Nothing but the name agrees',
    spelling_only: 'Spelling only',
    misread_by_engine: 'Misread by the engine',
    evidence_insufficient: 'Evidence is not sufficient',
    fraud_suspected: 'Fraud is suspected',
    court_order: 'Order of a court',
    suspicion_cleared: 'The suspicion was cleared',
    asked_by_applicant: 'Asked for by the applicant',
    opened_by_mistake: 'Opened by mistake',
    outside_system_down: 'An outside system is down for long',
    desk_overloaded: 'More comes in than the desk can work off',
    product_under_review: 'The product is under review',
    backlog_worked_off: 'The backlog is worked off',
    review_ended: 'The review of the product has ended',
    other: 'Other, see the note',
  },
  requests: [
    {
      code: 'tax_id_mismatch',
      label: 'CPF does not fit the person',
      applicantReads: 'The CPF does not fit the name and the birth date. Please check the number and the date.',
    },
    {
      code: 'blurry',
      label: 'Blurry photograph',
      applicantReads: 'The photo was blurry. Hold the phone still and wait until the text is sharp.',
    },
    { code: 'glare', label: 'Glare on the photograph', applicantReads: 'Light was reflected on the document.' },
    {
      code: 'name_mismatch',
      label: 'Name differs from the declaration',
      applicantReads: 'The name on the document is not the name that you typed. Photograph the document again, or correct your name.',
    },
  ],
  reasonsOfOrders: {
    retryStep: ['outside_system_back', 'passing_fault', 'input_put_right', 'other'],
    correctStep: ['typing_error', 'shown_by_document', 'confirmed_by_applicant', 'other'],
    enterResult: ['checked_at_the_source', 'provider_down', 'other'],
    cancelCase: ['asked_by_applicant', 'opened_by_mistake', 'other'],
    holdCase: ['fraud_suspected', 'court_order', 'other'],
    releaseCase: ['suspicion_cleared', 'no_longer_listed', 'other'],
    confirmProposal: ['evidence_checked', 'confirmed_by_applicant', 'within_policy', 'other'],
    refuseProposal: ['evidence_insufficient', 'other'],
    pauseIntake: ['outside_system_down', 'desk_overloaded', 'product_under_review'],
    resumeIntake: ['outside_system_back', 'backlog_worked_off', 'review_ended'],
  },
  reasonsOfDecisions: {
    'screening.clear': ['other_birth_date', 'other_country', 'name_alone', 'other'],
    'screening.confirm': ['other'],
    'compareDocument.accept': ['spelling_only', 'misread_by_engine', 'other'],
    'compareDocument.reject': ['other'],
    'underwriting.approve': ['within_policy', 'income_confirmed', 'compensating_factors', 'other'],
  },
}
