import type { Proposal } from '../../generated/api.ts'
import { ago, buildCase, member, offered, steps } from '../build-case.ts'
import { onCase, pictureIds, withPictures, completedCheck } from './parts.ts'
import { documentUnread, taxAuthorityDown } from './to-repair.ts'
import { forTheUnderwriter } from './to-judge.ts'

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

const { id: _id, reference: _reference, ...readAgain } = documentUnread.members[2]!

/** What somebody read from a document that no engine read waits for a second person. */
export const documentReadByHand = withPictures(
  buildCase(
    100055,
    [
      member(100055, 'loan', { steps: steps('loan', 'onboarding', { onboarding: { state: 'waiting', waitsFor: 'outside' } }) }),
      member(100055, 'onboarding', {
        steps: steps('onboarding', 'identityDocument', { identityDocument: { state: 'waiting', waitsFor: 'outside' } }),
      }),
      member(100055, 'documentCheck', { ...readAgain, version: 18, status: 'awaiting_second_approval' }),
    ],
    { status: 'awaiting_second_approval', applicant: documentUnread.applicant },
  ),
)
documentReadByHand.proposals = [
  proposal({
    id: '00000000-0000-7000-8000-0000000000a4',
    caseId: documentReadByHand.members[2]!.id,
    rootCaseId: documentReadByHand.id,
    caseReference: 'L-100055-DC',
    caseVersion: 18,
    process: 'documentCheck',
    kind: 'enterResult',
    step: 'readDocument',
    stepLabel: 'Reading of the document',
    content: {
      kind: 'enterResult',
      step: 'readDocument',
      result: { kind: 'identity_document', reading: { id: 'e', sha256: 'cd'.repeat(32) } },
      evidence: { id: pictureIds[0], sha256: '5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592' },
    },
    reasonCode: 'provider_down',
    note: null,
  }),
]

/** Beside what was declared: the name agrees, the birth date does not. */
export const readByHand = [
  { field: 'documentType', before: null, after: 'passport' },
  { field: 'fullName', before: documentUnread.applicant.fullName, after: documentUnread.applicant.fullName },
  { field: 'documentNumber', before: null, after: 'YC123456' },
  { field: 'birthDate', before: '1979-05-14', after: '1979-05-19' },
  { field: 'expiryDate', before: null, after: '2031-08-09' },
]

export const proposals: Proposal[] = [
  ...secondPerson.proposals,
  ...documentReadByHand.proposals,
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
