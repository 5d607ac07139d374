import type { DuplicatePerson, IdentityEvidence, ScreeningEvidence, TaxEvidence } from '../../generated/api.ts'
import { ago } from '../build-case.ts'
import { cases } from '../cases.ts'
import { pictureIds } from '../cases/parts.ts'
import { documentUnread } from '../cases/to-repair.ts'

export const field = (
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

const { fullName, birthDate } = documentUnread.applicant

export const identityUnread: IdentityEvidence = { declared: { ...identity.declared, fullName, birthDate }, reading: null }

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
