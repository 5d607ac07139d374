import type { CreditEvidence, IncomeEvidence } from '../../generated/api.ts'
import { ago, brl } from '../build-case.ts'
import { pictureIds } from '../cases/parts.ts'
import { field } from './person.ts'

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
