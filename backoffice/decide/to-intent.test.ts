import { describe, expect, it } from 'vitest'
import { emptyDraft, type OrderDraft } from './order-draft.ts'
import { termsOf, toIntent, type OrderSubject } from './to-intent.ts'

const evidence = { id: 'd-1', filename: 'evidence.pdf', byteSize: 10, mediaType: 'application/pdf', sha256: 'ab' }
const subject = (kind: OrderSubject['kind'], more: Partial<OrderSubject> = {}): OrderSubject => ({
  kind,
  step: 'taxAuthority',
  manualResult: undefined,
  currency: 'BRL',
  ...more,
})
const draft = (typed: Partial<OrderDraft>): OrderDraft => ({ ...emptyDraft, ...typed })
const why = { reasons: ['passing_fault'] }
const document = { documentType: 'passport', documentName: 'Ana Lins', documentNumber: 'YC123456', documentBirthDate: '1988-02-29' }
const readByHand = {
  kind: 'identity_document',
  documentType: 'passport',
  fullName: 'Ana Lins',
  documentNumber: 'YC123456',
  birthDate: '1988-02-29',
}

describe('an order, of what a person typed', () => {
  const made: [what: string, of: OrderSubject, typed: Partial<OrderDraft>, intent: unknown][] = [
    ['a retry', subject('retryStep'), why, { kind: 'retryStep', step: 'taxAuthority', body: { reasonCode: 'passing_fault' } }],
    [
      'a retry with a note, trimmed',
      subject('retryStep'),
      { ...why, note: '  called them ' },
      { kind: 'retryStep', step: 'taxAuthority', body: { reasonCode: 'passing_fault', note: 'called them' } },
    ],
    [
      'another provider',
      subject('switchProvider'),
      { reasons: ['provider_down'], choice: 'textract' },
      { kind: 'switchProvider', step: 'taxAuthority', body: { reasonCode: 'provider_down', provider: 'textract' } },
    ],
    [
      'a correction: numbers without their punctuation, only what was chosen',
      subject('correctStep'),
      {
        reasons: ['typing_error'],
        fields: ['taxId', 'birthDate', 'phone'],
        values: { taxId: '404.428.201-35', birthDate: '1988-02-29', phone: '+55 (11) 91234-5678', fullName: 'Not chosen' },
      },
      {
        kind: 'correctStep',
        step: 'taxAuthority',
        body: { reasonCode: 'typing_error', values: { taxId: '40442820135', birthDate: '1988-02-29', phone: '+5511912345678' } },
      },
    ],
    [
      'a correction of the Pix key, with its kind',
      subject('correctStep', { step: 'disbursement' }),
      { reasons: ['typing_error'], fields: ['pixKey'], values: { pixKey: 'ana@mail.example' }, pixKeyKind: 'email' },
      {
        kind: 'correctStep',
        step: 'disbursement',
        body: { reasonCode: 'typing_error', values: { pixKey: { kind: 'email', value: 'ana@mail.example' } } },
      },
    ],
    [
      'a tax standing by hand',
      subject('enterResult', { manualResult: 'tax_standing' }),
      { reasons: ['checked_at_the_source'], standing: 'regular', evidence },
      {
        kind: 'enterResult',
        step: 'taxAuthority',
        body: {
          reasonCode: 'checked_at_the_source',
          result: { kind: 'tax_standing', standing: 'regular' },
          evidenceDocumentId: 'd-1',
        },
      },
    ],
    [
      'a bureau report by hand',
      subject('enterResult', { step: 'bureauReport', manualResult: 'bureau' }),
      {
        reasons: ['provider_down'],
        bureauOutcome: 'hit',
        score: '612',
        monthlyObligations: '1,250.40',
        openDefaults: '0',
        evidence,
      },
      {
        kind: 'enterResult',
        step: 'bureauReport',
        body: {
          reasonCode: 'provider_down',
          result: { kind: 'bureau', outcome: 'hit', score: 612, monthlyObligationsMinor: 125_040, openDefaults: 0 },
          evidenceDocumentId: 'd-1',
        },
      },
    ],
    [
      'an income by hand',
      subject('enterResult', { step: 'incomeEvidence', manualResult: 'income' }),
      { reasons: ['checked_at_the_source'], monthlyIncome: '4,200.50', evidence },
      {
        kind: 'enterResult',
        step: 'incomeEvidence',
        body: { reasonCode: 'checked_at_the_source', result: { kind: 'income', monthlyMinor: 420_050 }, evidenceDocumentId: 'd-1' },
      },
    ],
    [
      'a document read by hand, trimmed, with the day on which it ends',
      subject('enterResult', { step: 'readDocument', manualResult: 'identity_document' }),
      { reasons: ['provider_down'], ...document, documentName: ' Ana Lins ', documentExpiryDate: ' 2031-08-09 ', evidence },
      {
        kind: 'enterResult',
        step: 'readDocument',
        body: { reasonCode: 'provider_down', result: { ...readByHand, expiryDate: '2031-08-09' }, evidenceDocumentId: 'd-1' },
      },
    ],
    [
      'a document that never ends, of which nothing is said about an end',
      subject('enterResult', { step: 'readDocument', manualResult: 'identity_document' }),
      { reasons: ['provider_down'], ...document, evidence },
      {
        kind: 'enterResult',
        step: 'readDocument',
        body: { reasonCode: 'provider_down', result: readByHand, evidenceDocumentId: 'd-1' },
      },
    ],
    [
      'a request to the applicant, which is its own reason',
      subject('askApplicant'),
      { choice: 'blurry' },
      { kind: 'askApplicant', step: 'taxAuthority', body: { reasonCode: 'blurry', request: 'blurry' } },
    ],
    [
      'an approval, which names terms and no reasons for a notice',
      subject('decideStep', { step: 'underwriting' }),
      { choice: 'approve', reasons: ['within_policy'], amount: '12,000', termMonths: '18' },
      {
        kind: 'decideStep',
        step: 'underwriting',
        body: { reasonCode: 'within_policy', decision: 'approve', reasons: [], terms: { amountMinor: 1_200_000, termMonths: 18 } },
      },
    ],
    [
      'a decision with its reasons, the strongest first',
      subject('decideStep', { step: 'underwriting' }),
      { choice: 'decline', reasons: ['credit_history', 'income_insufficient'], amount: '12,000', termMonths: '18' },
      {
        kind: 'decideStep',
        step: 'underwriting',
        body: { reasonCode: 'credit_history', decision: 'decline', reasons: ['credit_history', 'income_insufficient'] },
      },
    ],
    [
      'a decline of the whole application',
      subject('declineCase'),
      { reasons: ['open_defaults'] },
      { kind: 'declineCase', body: { reasonCode: 'open_defaults', reasons: ['open_defaults'] } },
    ],
    [
      'a hold',
      subject('holdCase'),
      { choice: 'fraud', reasons: ['fraud_suspected'] },
      { kind: 'holdCase', body: { reasonCode: 'fraud_suspected', holdKind: 'fraud' } },
    ],
    [
      'the end of one hold',
      subject('releaseCase'),
      { choice: 'hold-1', reasons: ['suspicion_cleared'] },
      { kind: 'releaseCase', holdId: 'hold-1', body: { reasonCode: 'suspicion_cleared' } },
    ],
  ]
  it.each(made)('is %s', (_what, of, typed, intent) => {
    expect(toIntent(of, draft(typed))).toEqual({ intent })
  })

  const lacking: [what: string, of: OrderSubject, typed: Partial<OrderDraft>, fields: string[]][] = [
    ['a retry without a reason', subject('retryStep'), {}, ['reasons']],
    ['another reason that nobody wrote down', subject('retryStep'), { reasons: ['other'], note: ' ' }, ['note']],
    ['five reasons', subject('declineCase'), { reasons: ['a1', 'b1', 'c1', 'd1', 'e1'] }, ['reasons']],
    ['a decision that nobody took', subject('decideStep'), why, ['choice']],
    ['a correction of nothing', subject('correctStep'), why, ['fields']],
    ['a correction without a value', subject('correctStep'), { ...why, fields: ['taxId'] }, ['values.taxId']],
    [
      'a birth date that no calendar has',
      subject('correctStep'),
      { ...why, fields: ['birthDate'], values: { birthDate: '29/02/1988' } },
      ['values.birthDate'],
    ],
    ['a result without evidence', subject('enterResult', { manualResult: 'screening' }), why, ['evidence']],
    [
      'a bureau report without its numbers',
      subject('enterResult', { manualResult: 'bureau' }),
      { ...why, evidence, bureauOutcome: 'hit', score: '1001', monthlyObligations: 'some', openDefaults: '' },
      ['monthlyObligations', 'openDefaults', 'score'],
    ],
    [
      'an income of nothing',
      subject('enterResult', { manualResult: 'income' }),
      { ...why, evidence, monthlyIncome: '0' },
      ['monthlyIncome'],
    ],
    [
      'a document of which nothing was read',
      subject('enterResult', { manualResult: 'identity_document' }),
      { ...why, evidence },
      ['documentBirthDate', 'documentName', 'documentNumber', 'documentType'],
    ],
    [
      'a document with a number of signs alone, and with days that no calendar has',
      subject('enterResult', { manualResult: 'identity_document' }),
      { ...why, ...document, evidence, documentNumber: '- - -', documentBirthDate: '1987-02-29', documentExpiryDate: '09/08/2031' },
      ['documentBirthDate', 'documentExpiryDate', 'documentNumber'],
    ],
    [
      'a counter-offer without terms',
      subject('decideStep'),
      { ...why, choice: 'counter_offer', amount: '', termMonths: '0' },
      ['amount', 'termMonths'],
    ],
    ['a hold of no kind', subject('holdCase'), why, ['choice']],
    ['the end of no hold', subject('releaseCase'), why, ['choice']],
  ]
  it.each(lacking)('is not made of %s', (_what, of, typed, fields) => {
    const ready = toIntent(of, draft(typed))
    expect('problems' in ready && Object.keys(ready.problems).toSorted()).toEqual(fields)
  })
})

it('takes terms as a person types them, once both are there', () => {
  expect(termsOf({ amount: 'R$ 12.000,00', termMonths: ' 18 ' }, 'BRL')).toEqual({ amountMinor: 1_200_000, termMonths: 18 })
  expect(termsOf({ amount: '12,000', termMonths: '' }, 'BRL')).toBeUndefined()
  expect(termsOf({ amount: '0', termMonths: '12' }, 'BRL')).toBeUndefined()
})
