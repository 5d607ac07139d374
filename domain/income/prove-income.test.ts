import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '../calendar/iso-date.ts'
import type { IncomePaper, PaperFinding } from './income-paper.ts'
import { type IncomeFinding, type IncomeProof, type IncomeRetake, proveIncome } from './prove-income.ts'

const earner = { fullName: 'Ana Beatriz Moreira', socialName: 'Bia Moreira', taxId: '11122233124' }
const rules = {
  aboveMinor: 3_000_000,
  papers: ['payslip' as const, 'bank_statement' as const],
  months: 2,
  notOlderThanMonths: 3,
  minimumConfidence: 80,
  retakes: 2,
}
const today = parseIsoDate('2026-11-30')

type Said = { holder?: string | null; taxId?: string | null; month?: string | null; netPayMinor?: string | null }

let papers = 0
function paper(said: Said = {}, changes: Partial<IncomePaper> & { confidence?: number } = {}): IncomePaper {
  const { confidence = 95, ...more } = changes
  const values = { holder: 'ANA BEATRIZ MOREIRA', taxId: '11122233124', month: '2026-10', netPayMinor: '400000', ...said }
  papers += 1
  return {
    documentId: `paper-${papers}`,
    kind: 'payslip',
    fields: Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [{ name, value, confidence }])),
    rows: [],
    sums: 'proven',
    ...more,
  }
}

const statement = (month: string, rows: [text: string, amountMinor: number, confidence?: number][]) =>
  paper(
    { month, netPayMinor: null },
    { kind: 'bank_statement', rows: rows.map(([text, amountMinor, confidence = 95]) => ({ text, amountMinor, confidence })) },
  )

const september = () => paper({ month: '2026-09', netPayMinor: '420000' })
const prove = (...handedIn: IncomePaper[]) => proveIncome(handedIn, { earner, rules, today })
const brief = (proof: IncomeProof) =>
  proof.outcome === 'proven' ? proof.monthlyMinor : { findings: proof.findings, retake: proof.retake, figure: proof.monthlyMinor }

describe('an income that papers prove', () => {
  it('is the average of what was paid out in the months that the product asks for', () => {
    expect(prove(paper(), september())).toMatchObject({ outcome: 'proven', monthlyMinor: 410_000, months: ['2026-10', '2026-09'] })
  })

  it('takes the newest months, and rounds down', () => {
    const august = paper({ month: '2026-08', netPayMinor: '999999' })
    expect(brief(prove(august, paper({ netPayMinor: '400001' }), september()))).toBe(410_000)
  })

  it('counts a month once, by the lowest that is said of it', () => {
    const bothSay = statement('2026-10', [['SALARIO PADARIA MODELO', 390_000]])
    expect(brief(prove(paper(), bothSay, september()))).toBe(405_000)
    expect(brief(prove(bothSay, september(), paper()))).toBe(405_000)
  })

  it('is the wages of a statement, not what others transferred, and not what went out', () => {
    const october = statement('2026-10', [
      ['SALDO ANTERIOR', 10_000],
      ['Crédito de salário', 400_000],
      ['PIX RECEBIDO MARIA', 900_000],
      ['ESTORNO SALARIO', -50_000],
    ])
    expect(brief(prove(october, september()))).toBe(410_000)
  })

  it.each([
    ['the name by which the person is called', { holder: 'BIA MOREIRA' }],
    ['a name without its accents and particles', { holder: 'Ana  Beatriz de Moreira' }],
    ['no CPF, where none is printed', { taxId: null }],
    ['a CPF with its points', { taxId: '111.222.331-24' }],
    ['the month that runs', { month: '2026-11' }],
    ['the oldest month that is taken', { month: '2026-08' }],
  ])('may be borne out by %s', (_what, said) => {
    expect(prove(paper(said), september()).outcome).toBe('proven')
  })

  it('stands, although one more paper could not be used', () => {
    expect(brief(prove(paper(), september(), paper({}, { kind: 'unreadable', fields: [] })))).toBe(410_000)
    expect(brief(prove(paper(), september(), paper({ month: '2025-01' })))).toBe(410_000)
  })
})

describe('papers that do not prove an income', () => {
  const cases: [finding: PaperFinding, bad: IncomePaper, retake: IncomeRetake | undefined, figure: number | undefined][] = [
    ['name_differs', paper({ holder: 'CARLOS MOREIRA' }), undefined, 410_000],
    ['tax_id_differs', paper({ taxId: '52998224725' }), undefined, 410_000],
    ['sums_contradict', paper({}, { sums: 'contradicted' }), undefined, 410_000],
    ['month_ahead', paper({ month: '2026-12' }), undefined, undefined],
    ['no_salary_found', statement('2026-10', [['PIX RECEBIDO', 900_000]]), undefined, undefined],
    ['unreadable', paper({}, { kind: 'unreadable', fields: [] }), 'paper_unreadable', undefined],
    ['kind_not_accepted', paper({}, { kind: 'utility_bill' }), 'paper_not_accepted', undefined],
    ['name_not_read', paper({ holder: null }), 'paper_unreadable', 410_000],
    ['month_not_read', paper({ month: null }), 'paper_unreadable', undefined],
    ['income_not_read', paper({ netPayMinor: null }), 'paper_unreadable', undefined],
    ['too_old', paper({ month: '2026-07' }), 'paper_too_old', undefined],
  ]

  it.each(cases)('%s is found, and goes to whom it concerns', (finding, bad, retake, figure) => {
    const findings: IncomeFinding[] = figure === undefined ? [finding, 'months_missing'] : [finding]
    expect(brief(prove(bad, september()))).toEqual({ findings, retake, figure })
  })

  it('are told with the weightiest finding first, which no order of the papers changes', () => {
    const all = cases.map(([, bad]) => bad)
    const expected = [...cases.map(([finding]) => finding), 'months_missing']
    const findings = (handedIn: IncomePaper[]) => {
      const proof = prove(...handedIn)
      return proof.outcome === 'unproven' ? proof.findings : []
    }
    expect(findings(all).filter((finding) => finding !== 'months_missing')).toEqual(expected.slice(0, -1))
    expect(findings(all.toReversed())).toEqual(findings(all))
  })

  it('lack months, where one month is proven twice', () => {
    expect(brief(prove(paper(), paper()))).toEqual({ findings: ['months_missing'], retake: 'months_missing', figure: undefined })
  })

  it.each([
    ['a name', 'name_not_read', { holder: 'CARLOS' }],
    ['a CPF', undefined, { taxId: '52998224725' }],
  ] as const)('are not held against anybody for %s that was read with doubt', (_what, finding, said) => {
    const [doubtful] = Object.keys(said)
    const october = paper(said)
    const fields = october.fields.map((field) => (field.name === doubtful ? { ...field, confidence: 79 } : field))
    const proof = prove({ ...october, fields }, september())
    expect(proof.outcome === 'unproven' ? proof.findings : []).toEqual(finding === undefined ? [] : [finding])
  })

  it('go to a person as soon as one speaks against the applicant, even where the others suffice', () => {
    const proof = prove(paper(), september(), paper({ month: '2026-08', holder: 'CARLOS MOREIRA' }))
    expect(brief(proof)).toEqual({ findings: ['name_differs'], retake: undefined, figure: 410_000 })
  })

  it('are none, where none were handed in', () => {
    expect(brief(prove())).toEqual({ findings: ['months_missing'], retake: 'months_missing', figure: undefined })
  })
})
