import type { Contract, Offer } from '../../generated/api.ts'
import { ago, brl, buildCase, member, schedule, steps } from '../build-case.ts'
import { onCase, picture, pictureIds, completedCheck, completedOnboarding } from './parts.ts'
import { taxAuthorityDown } from './to-repair.ts'

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
