import type { Document } from '../../generated/api.ts'
import { brl, buildCase, member, offered, steps } from '../build-case.ts'
import { onCase, picture, pictureIds, withPictures, completedCheck, completedOnboarding } from './parts.ts'
import { taxAuthorityDown } from './to-repair.ts'

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
    firstRequested: { amount: brl(1_800_000), termMonths: 18 },
    applicant: {
      ...taxAuthorityDown.applicant,
      fullName: 'Pedro Henrique Vasconcelos',
      monthlyIncome: brl(1_150_000),
      occupation: 'Teacher',
    },
  },
)
