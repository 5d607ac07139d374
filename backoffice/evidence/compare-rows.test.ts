import { describe, expect, it } from 'vitest'
import type { IdentityEvidence, Reading } from '../generated/api.ts'
import { compareRows } from './compare-rows.ts'

const read = (name: string, value: string, source: 'mrz' | 'visual' = 'visual'): Reading['fields'][number] => ({
  name,
  value,
  confidence: 93,
  page: 1,
  box: null,
  source,
})
const evidence = (fields: Reading['fields'], findings: Reading['findings'] = []): IdentityEvidence => ({
  declared: { fullName: 'Ana Souza', socialName: null, birthDate: '1988-02-29', taxId: '40442820135' },
  reading: {
    id: 'r',
    provider: 'tesseract',
    model: 'tesseract 5',
    documentSetId: 's',
    documentType: 'identity_card',
    mrz: { status: 'valid', format: 'TD1', wrong: [] },
    readAt: '2026-11-05T10:00:00.000Z',
    pages: [],
    fields,
    findings,
  },
})
const findingOf = (rows: ReturnType<typeof compareRows>, field: string) => rows.find((row) => row.field === field)?.finding?.label

describe('the declaration beside the document', () => {
  const findings: [kind: string, finding: Record<string, unknown>, field: string, label: string][] = [
    ['another value', { kind: 'mismatch', field: 'birthDate', source: 'mrz' }, 'birthDate', 'Differs'],
    ['a doubtful reading', { kind: 'low_confidence', field: 'name', confidence: 41 }, 'name', 'Read with doubt'],
    ['nothing there', { kind: 'missing', field: 'taxId' }, 'taxId', 'Not found'],
    ['a zone that contradicts itself', { kind: 'mrz_invalid', wrong: ['birthDate'] }, 'mrz', 'Check digits wrong'],
    ['a document past its date', { kind: 'expired' }, 'expiryDate', 'Expired'],
    ['a document of another kind', { kind: 'wrong_type' }, 'documentType', 'Not a document that we take'],
  ]
  it.each(findings)('tells %s from every other finding', (_kind, finding, field, label) => {
    const rows = compareRows(evidence([read('fullName', 'ANA SOUZA'), read('birthDate', '1988-02-28')], [finding]), true)
    expect(findingOf(rows, field)).toBe(label)
    expect(new Set(findings.map((one) => one[3])).size).toBe(findings.length)
  })

  it('shows every place where a value was read', () => {
    const rows = compareRows(
      evidence([read('surname', 'SOUZA', 'mrz'), read('givenNames', 'ANA', 'mrz'), read('fullName', 'ANA SOUZA')]),
      true,
    )
    expect(rows.find((row) => row.field === 'name')?.reads.map((one) => one.name)).toEqual(['surname', 'givenNames', 'fullName'])
  })

  it('agrees only once it was compared, and only where something was declared and read', () => {
    const fields = [read('fullName', 'ANA SOUZA'), read('documentNumber', '12345')]
    expect(findingOf(compareRows(evidence(fields), true), 'name')).toBe('Agrees')
    expect(findingOf(compareRows(evidence(fields), false), 'name')).toBeUndefined()
    expect(findingOf(compareRows(evidence(fields), true), 'documentNumber')).toBeUndefined()
    expect(findingOf(compareRows(evidence(fields), true), 'birthDate')).toBeUndefined()
  })

  it('shows what was read beyond the comparison', () => {
    expect(compareRows(evidence([read('nationality', 'BRA')]), true).at(-1)).toMatchObject({
      label: 'Nationality',
      reads: [{ value: 'BRA' }],
    })
  })

  it('is the declaration alone before anything was read', () => {
    const rows = compareRows({ ...evidence([]), reading: null }, false)
    expect(rows.map((row) => row.declared).filter((value) => value !== null)).toEqual(['Ana Souza', '1988-02-29', '40442820135'])
  })
})
