import type { Case } from '../../generated/api.ts'
import { ago, buildCase, member, offered, steps } from '../build-case.ts'
import { onCase, completedCheck, completedOnboarding } from './parts.ts'
import { taxAuthorityDown } from './to-repair.ts'

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
