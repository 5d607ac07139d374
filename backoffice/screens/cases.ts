import type { Case, Contract, Document, Offer, Proposal } from '../generated/api.ts'
import { ago, brl, buildCase, member, offered, schedule, steps } from './build-case.ts'

// One case for each state that somebody on the desk has to tell from the others.

const onCase = [offered('holdCase', null, ['sanctions', 'fraud', 'legal']), offered('declineCase', null), offered('cancelCase', null)]

const picture = (id: string, slot: Document['slot'], caseId: string): Document => ({
  id,
  caseId,
  kind: 'identity',
  slot,
  documentSetId: '00000000-0000-7000-8000-00000000d000',
  filename: `${slot}.jpg`,
  mediaType: 'image/jpeg',
  byteSize: 412_334,
  widthPx: 1800,
  heightPx: 1180,
  sha256: '5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592',
  createdAt: ago(200),
  superseded: false,
  archived: false,
})

export const pictureIds = ['00000000-0000-7000-8000-00000000d001', '00000000-0000-7000-8000-00000000d002'] as const

function withPictures(found: Case): Case {
  const caseId = found.members.at(-1)!.id
  return { ...found, documents: [picture(pictureIds[0], 'front', caseId), picture(pictureIds[1], 'back', caseId)] }
}

const completedCheck = (number: number) =>
  member(number, 'documentCheck', {
    status: 'completed',
    steps: steps('documentCheck', 'all', {
      readDocument: { state: 'done', summary: { documentType: 'identity_card', mrz: 'valid', fieldsRead: 14, lowestConfidence: 81 } },
    }),
  })

const completedOnboarding = (number: number) =>
  member(number, 'onboarding', {
    status: 'completed',
    steps: steps('onboarding', 'all', {
      taxAuthority: { state: 'done', attempts: 1, summary: { outcome: 'found', standing: 'regular', nameAgrees: true, partial: false } },
      riskRating: { state: 'done', summary: { tier: 'low' } },
    }),
  })

/** The tax authority does not answer. */
export const taxAuthorityDown = withPictures(
  buildCase(
    100042,
    [
      member(100042, 'loan', {
        orders: onCase,
        steps: steps('loan', 'onboarding', { onboarding: { state: 'waiting', waitsFor: 'outside' } }),
      }),
      member(100042, 'onboarding', {
        version: 31,
        status: 'needs_attention',
        steps: steps('onboarding', 'taxAuthority', {
          taxAuthority: {
            state: 'needs_attention',
            attempts: 3,
            attention: {
              cause: 'retries_spent',
              code: 'TAX_AUTHORITY_DOWN',
              sentence:
                'The tax authority does not answer. 3 attempts were made. Try again later, enter the result by hand with evidence, or wait for the authority.',
              rawError:
                'HTTP 503 Service Unavailable\n{"fault":{"code":"999","description":"Serviço temporariamente indisponível","traceid":"7f3a-99"}}',
              provider: 'serpro',
              attempts: 3,
            },
            orders: [
              offered('retryStep', 'taxAuthority'),
              offered('correctStep', 'taxAuthority', ['fullName', 'birthDate', 'taxId'], true),
              offered('enterResult', 'taxAuthority', ['tax_standing'], true),
              offered('askApplicant', 'taxAuthority', [
                'tax_id_mismatch',
                'birth_date_mismatch',
                'name_mismatch',
                'tax_registration_suspended',
              ]),
            ],
          },
        }),
      }),
      completedCheck(100042),
    ],
    { status: 'needs_attention' },
  ),
)

/** The document differs from the declaration, with findings of three kinds. */
export const documentDiffers = withPictures(
  buildCase(
    100043,
    [
      member(100043, 'loan', {
        orders: onCase,
        steps: steps('loan', 'onboarding', { onboarding: { state: 'waiting', waitsFor: 'outside' } }),
      }),
      member(100043, 'onboarding', {
        steps: steps('onboarding', 'identityDocument', { identityDocument: { state: 'waiting', waitsFor: 'outside' } }),
      }),
      member(100043, 'documentCheck', {
        version: 19,
        status: 'needs_review',
        steps: steps('documentCheck', 'compareDocument', {
          compareDocument: {
            state: 'needs_attention',
            attempts: 1,
            attention: {
              code: 'DOCUMENT_DIFFERS',
              sentence:
                'The document says something else than the declaration: birth date. Read with low confidence: document number. Not found on the document: expiry date.',
              facts: { mismatches: ['birthDate'], lowConfidence: ['documentNumber'], missing: ['expiryDate'] },
            },
            orders: [
              offered('decideStep', 'compareDocument', ['accept'], true),
              offered('decideStep', 'compareDocument', ['reject']),
              offered('correctStep', 'compareDocument', ['fullName', 'birthDate', 'taxId'], true),
              offered('askApplicant', 'compareDocument', [
                'blurry',
                'glare',
                'cropped',
                'wrong_side',
                'name_mismatch',
                'birth_date_mismatch',
              ]),
              offered('retryStep', 'compareDocument'),
            ],
          },
        }),
      }),
    ],
    {
      status: 'needs_review',
      applicant: { ...taxAuthorityDown.applicant, fullName: 'Márcia Regina Albuquerque', birthDate: '1979-05-14' },
    },
  ),
)

/** Somebody on the lists may be this person. */
export const onTheLists = buildCase(
  100044,
  [
    member(100044, 'loan', {
      orders: onCase,
      steps: steps('loan', 'onboarding', { onboarding: { state: 'waiting', waitsFor: 'outside' } }),
    }),
    member(100044, 'onboarding', {
      version: 27,
      status: 'needs_review',
      steps: steps('onboarding', 'screening', {
        screening: {
          state: 'needs_attention',
          attempts: 1,
          handlers: ['compliance'],
          attention: {
            code: 'SCREENING_HITS',
            sentence: 'One entry on the lists may be this person (sanctions). The best agrees by 91%.',
            facts: { hits: 1, topics: ['sanction'], highestScore: '0.91' },
          },
          orders: [
            offered('decideStep', 'screening', ['clear'], true),
            offered('decideStep', 'screening', ['confirm']),
            offered('retryStep', 'screening'),
            offered('enterResult', 'screening', ['screening'], true),
          ],
        },
      }),
    }),
    completedCheck(100044),
  ],
  { status: 'needs_review', applicant: { ...taxAuthorityDown.applicant, fullName: 'Viktor Morozov' } },
)

/** Somebody else in the record has the same phone. */
export const twoOfAKind = buildCase(
  100045,
  [
    member(100045, 'loan', { steps: steps('loan', 'onboarding', { onboarding: { state: 'waiting', waitsFor: 'outside' } }) }),
    member(100045, 'onboarding', {
      version: 29,
      status: 'needs_review',
      steps: steps('onboarding', 'duplicateSearch', {
        duplicateSearch: {
          state: 'needs_attention',
          attempts: 1,
          handlers: ['reviewer', 'compliance'],
          attention: {
            code: 'DUPLICATE_PARTY',
            sentence: 'One other person in the record has the same phone.',
            facts: { matches: 1, matchedOn: ['phone'] },
          },
          orders: [offered('decideStep', 'duplicateSearch', ['same_person', 'different_people']), offered('retryStep', 'duplicateSearch')],
        },
      }),
    }),
    completedCheck(100045),
  ],
  { status: 'needs_review', applicant: { ...taxAuthorityDown.applicant, fullName: 'Joana Prado', socialName: 'Jô Prado' } },
)

/** The policy leaves it to an underwriter. */
export const forTheUnderwriter = buildCase(
  100046,
  [
    member(100046, 'loan', {
      version: 22,
      status: 'needs_review',
      orders: onCase,
      steps: steps('loan', 'underwriting', {
        bureauReport: {
          state: 'done',
          attempts: 1,
          summary: { outcome: 'hit', score: 588, monthlyObligationsMinor: 92_000, openDefaults: 0 },
        },
        decision: {
          state: 'done',
          attempts: 1,
          summary: {
            outcome: 'referred',
            policyVersion: 'br-personal-2026-07',
            reasons: ['score_needs_judgement', 'amount_above_automatic'],
          },
        },
        underwriting: {
          state: 'waiting',
          waitsFor: 'staff',
          summary: { referredFor: ['score_needs_judgement', 'amount_above_automatic'] },
          orders: [
            offered('decideStep', 'underwriting', ['approve', 'counter_offer'], true),
            offered('decideStep', 'underwriting', ['decline']),
          ],
        },
      }),
    }),
    completedOnboarding(100046),
    completedCheck(100046),
  ],
  {
    status: 'needs_review',
    requested: { amount: brl(3_000_000), termMonths: 24 },
    applicant: {
      ...taxAuthorityDown.applicant,
      fullName: 'Pedro Henrique Vasconcelos',
      monthlyIncome: brl(1_150_000),
      occupation: 'Teacher',
    },
  },
)

const proposal = (change: Partial<Proposal>): Proposal => ({
  id: '00000000-0000-7000-8000-0000000000a1',
  caseId: taxAuthorityDown.members[1]!.id,
  rootCaseId: taxAuthorityDown.id,
  caseReference: 'L-100047-ON',
  caseVersion: 33,
  process: 'onboarding',
  currency: 'BRL',
  kind: 'correctStep',
  step: 'taxAuthority',
  stepLabel: 'Tax authority',
  content: { kind: 'correctStep', step: 'taxAuthority', fields: ['birthDate', 'taxId'], correction: { id: 'k', sha256: 'ab'.repeat(32) } },
  reasonCode: 'confirmed_by_applicant',
  hash: '9c1185a5c5e9fc54612808977ee8f548b2258d31a2f6e1c0d3b4a5968778695a',
  makerName: 'Rita Moraes',
  note: 'She read both to me from her card. The last digits were swapped.',
  eligibleRoles: ['reviewer', 'compliance', 'operations'],
  state: 'open',
  proposedAt: ago(35),
  expiresAt: ago(-60 * 47),
  checkerName: null,
  closedAt: null,
  mayAnswer: true,
  because: null,
  ...change,
})

/** A correction of identity waits for a second person. */
export const secondPerson = withPictures(
  buildCase(
    100047,
    [
      member(100047, 'loan', {
        orders: onCase,
        steps: steps('loan', 'onboarding', { onboarding: { state: 'waiting', waitsFor: 'outside' } }),
      }),
      member(100047, 'onboarding', {
        version: 33,
        status: 'awaiting_second_approval',
        steps: steps('onboarding', 'taxAuthority', {
          taxAuthority: {
            state: 'needs_attention',
            attempts: 1,
            attention: {
              code: 'TAX_NO_MATCH',
              sentence: 'The tax authority knows no such number, or the number does not belong to this birth date.',
              provider: 'serpro',
            },
            orders: [offered('retryStep', 'taxAuthority')],
          },
        }),
      }),
      completedCheck(100047),
    ],
    { status: 'awaiting_second_approval', applicant: { ...taxAuthorityDown.applicant, fullName: 'Luzia Fonseca' } },
  ),
)
secondPerson.proposals = [proposal({ caseId: secondPerson.members[1]!.id, rootCaseId: secondPerson.id })]

export const proposals: Proposal[] = [
  ...secondPerson.proposals,
  proposal({
    id: '00000000-0000-7000-8000-0000000000a2',
    caseId: forTheUnderwriter.id,
    rootCaseId: forTheUnderwriter.id,
    caseReference: 'L-100046',
    process: 'loan',
    kind: 'decideStep',
    step: 'underwriting',
    stepLabel: 'Underwriting',
    content: {
      kind: 'decideStep',
      step: 'underwriting',
      decision: 'counter_offer',
      reasons: ['payment_too_high_for_income'],
      terms: { amountMinor: 2_400_000, termMonths: 30 },
    },
    reasonCode: 'payment_too_high_for_income',
    note: null,
    makerName: 'Ulisses Prado',
    eligibleRoles: ['senior_underwriter'],
    expiresAt: ago(-90),
    mayAnswer: false,
    because: 'role',
  }),
  proposal({
    id: '00000000-0000-7000-8000-0000000000a3',
    caseReference: 'L-100042-ON',
    kind: 'enterResult',
    content: {
      kind: 'enterResult',
      step: 'taxAuthority',
      result: { kind: 'tax_standing', standing: 'regular' },
      evidence: { id: pictureIds[0], sha256: '5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592' },
    },
    reasonCode: 'checked_at_the_source',
    makerName: 'Clara Esteves',
    mayAnswer: false,
    because: 'own',
  }),
]

const priced: Offer['priced'] = {
  requested: brl(500_000),
  net: brl(500_000),
  financed: brl(512_840),
  iof: brl(12_840),
  fees: brl(0),
  instalment: brl(49_977),
  termMonths: 12,
  totalPaid: brl(599_724),
  totalInterest: brl(86_884),
  monthlyRatePercent: '2.49',
  annualRatePercent: '34.33',
  cetMonthlyPercent: '2.93',
  cetAnnualPercent: '41.42',
  disbursedOn: '2026-11-23',
  schedule: schedule(512_840, 12),
}

const offer: Offer = { id: 'of-1', state: 'open', standsUntil: ago(-60 * 24 * 5), answeredAt: null, priced }

/** The applicant has an offer before them. */
export const offered5000 = buildCase(
  100048,
  [
    member(100048, 'loan', {
      status: 'needs_applicant',
      orders: onCase,
      steps: steps('loan', 'offer', { offer: { state: 'waiting', waitsFor: 'applicant', dueAt: offer.standsUntil } }),
    }),
    completedOnboarding(100048),
    completedCheck(100048),
  ],
  { status: 'needs_applicant', offer, applicant: { ...taxAuthorityDown.applicant, fullName: 'Ivo' } },
)

const contract: Contract = {
  id: '00000000-0000-7000-8000-00000000c001',
  reference: 'C-2026-000017',
  state: 'active',
  documentId: '00000000-0000-7000-8000-00000000d010',
  signedDocumentId: '00000000-0000-7000-8000-00000000d011',
  disbursedOn: '2026-11-19',
  schedule: priced.schedule,
  payouts: [
    {
      sequence: 1,
      endToEndId: 'E1238947220261119143112345678901',
      amount: brl(500_000),
      state: 'settled',
      code: null,
      createdAt: ago(2900),
      settledAt: ago(2898),
    },
  ],
}

/** The loan is paid out and being repaid. */
export const paidOut = buildCase(
  100049,
  [
    member(100049, 'loan', {
      version: 71,
      status: 'active',
      steps: steps('loan', 'servicing', { servicing: { state: 'running', startedAt: ago(2880) } }),
    }),
    completedOnboarding(100049),
    completedCheck(100049),
  ],
  {
    status: 'active',
    offer: { ...offer, state: 'accepted', answeredAt: ago(3000) },
    contract,
    openedAt: ago(60 * 24 * 4),
    applicant: { ...taxAuthorityDown.applicant, fullName: 'João Carlos Albuquerque' },
    documents: [
      {
        ...picture('00000000-0000-7000-8000-00000000d011', null, 'c'),
        kind: 'signed_contract',
        filename: 'contract.pdf',
        mediaType: 'application/pdf',
        widthPx: null,
        heightPx: null,
        archived: true,
      },
      picture(pictureIds[0], 'front', 'c'),
      { ...picture(pictureIds[1], 'back', 'c'), superseded: true },
    ],
  },
)

const holdIds = { fraud: '00000000-0000-7000-8000-00000000e001', sanctions: '00000000-0000-7000-8000-00000000e002' } as const

const placedHold: Case['holds'][number] = {
  id: holdIds.fraud,
  kind: 'fraud',
  since: ago(60 * 26),
  by: 'Caio Brandão',
  reason: 'Fraud is suspected',
  note: null,
  confirmedIn: null,
  ended: null,
}

/** Stopped while fraud is looked into, and because compliance confirmed in a re-screening that the customer is on a list. */
export const onHold = buildCase(
  100050,
  [
    member(100050, 'loan', {
      status: 'on_hold',
      orders: [offered('releaseCase', null, [holdIds.fraud]), offered('releaseCase', null, [holdIds.sanctions], true), ...onCase],
      steps: steps('loan', 'filing', { filing: { state: 'running' } }),
    }),
    completedOnboarding(100050),
    completedCheck(100050),
  ],
  {
    status: 'on_hold',
    holds: [
      {
        ...placedHold,
        id: '00000000-0000-7000-8000-00000000e003',
        kind: 'legal',
        since: ago(60 * 70),
        by: 'Clara Esteves',
        reason: 'Order of a court',
        ended: {
          how: 'lifted',
          at: ago(60 * 52),
          by: 'Clara Esteves',
          confirmedBy: null,
          reason: 'The order was lifted',
          note: 'Letter of the court of 3 November.',
        },
      },
      { ...placedHold, note: 'Signed from a device that we saw with another applicant.' },
      {
        ...placedHold,
        id: holdIds.sanctions,
        kind: 'sanctions',
        since: ago(90),
        by: 'Clara Esteves',
        reason: 'Confirmed to be on a sanctions or PEP list',
        note: 'Confirmed in L-100077: the customer is the person on the list.',
        confirmedIn: { caseId: '00100077-0000-7000-8000-000000000004', reference: 'L-100077' },
      },
    ],
    applicant: { ...taxAuthorityDown.applicant, fullName: 'Dona Conceição Aparecida de Oliveira e Albuquerque Bragança Cavalcanti' },
  },
)

/** Declined by the policy. */
export const declined = buildCase(
  100051,
  [
    member(100051, 'loan', {
      status: 'declined',
      ending: { status: 'declined', reasons: ['open_defaults', 'credit_history'], at: ago(600) },
      steps: steps('loan', 'underwriting', {
        decision: {
          state: 'done',
          attempts: 1,
          summary: { outcome: 'declined', policyVersion: 'br-personal-2026-07', reasons: ['open_defaults', 'credit_history'] },
        },
        ...Object.fromEntries(['underwriting', 'pricing', 'offer'].map((name) => [name, { state: 'cancelled' as const }])),
      }),
    }),
    completedOnboarding(100051),
    completedCheck(100051),
  ],
  { status: 'declined', endedAt: ago(600), applicant: { ...taxAuthorityDown.applicant, fullName: 'Renato Dias' } },
)

/** Just begun: nobody knows who it is. */
export const justBegun = buildCase(
  100052,
  [
    member(100052, 'loan', {
      version: 3,
      orders: onCase,
      steps: steps('loan', 'onboarding', { onboarding: { state: 'waiting', waitsFor: 'outside' } }),
    }),
    member(100052, 'onboarding', {
      version: 1,
      status: 'needs_applicant',
      steps: steps('onboarding', 'consents', { consents: { state: 'waiting', waitsFor: 'applicant', dueAt: ago(-60 * 24 * 30) } }),
    }),
    member(100052, 'documentCheck', { version: 0 }),
  ],
  {
    status: 'needs_applicant',
    openedAt: ago(2),
    changedAt: ago(2),
    applicant: {
      fullName: null,
      socialName: null,
      birthDate: null,
      taxId: null,
      email: null,
      phone: null,
      address: null,
      monthlyIncome: null,
      occupation: null,
      pixKey: null,
      masked: false,
    },
  },
)

const paper = (id: string, caseId: string): Document => ({
  ...picture(id, null, caseId),
  kind: 'income_paper',
  documentSetId: null,
  filename: 'income-paper.jpg',
})

/** Of two payslips one is in another name. */
export const incomeDiffers = buildCase(
  100053,
  [
    member(100053, 'loan', {
      version: 24,
      status: 'needs_review',
      orders: onCase,
      steps: steps('loan', 'incomeEvidence', {
        incomePapers: { state: 'done', summary: { papers: 2 } },
        incomeEvidence: {
          state: 'needs_attention',
          attempts: 1,
          attention: {
            code: 'INCOME_PAPERS_DIFFER',
            sentence: 'The income papers do not bear out what was declared: another name than declared.',
            facts: { findings: ['name_differs'], hasFigure: true },
          },
          orders: [
            offered('decideStep', 'incomeEvidence', ['accept'], true),
            offered('correctStep', 'incomeEvidence', ['fullName', 'taxId'], true),
            offered('enterResult', 'incomeEvidence', ['income'], true),
            offered('askApplicant', 'incomeEvidence', ['paper_unreadable', 'paper_too_old', 'paper_of_somebody_else', 'months_missing']),
            offered('retryStep', 'incomeEvidence'),
          ],
        },
      }),
    }),
    completedOnboarding(100053),
    completedCheck(100053),
  ],
  {
    status: 'needs_review',
    requested: { amount: brl(3_500_000), termMonths: 36 },
    documents: pictureIds.map((id) => paper(id, '00100053-0000-7000-8000-000000000001')),
  },
)

export const cases: Case[] = [
  incomeDiffers,
  taxAuthorityDown,
  documentDiffers,
  onTheLists,
  twoOfAKind,
  forTheUnderwriter,
  secondPerson,
  offered5000,
  paidOut,
  onHold,
  declined,
  justBegun,
]
