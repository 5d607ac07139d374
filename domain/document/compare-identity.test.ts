import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { compareIdentity, type ComparisonRules, type DocumentFinding, type RetakeReason } from './compare-identity.ts'
import type { DeclaredIdentity, IdentityReading, IdentityReadingField } from './identity-reading.ts'

const ana: DeclaredIdentity = { fullName: 'Ana Beatriz Conceição da Silva', birthDate: parseIsoDate('1990-04-17'), taxId: '52998224725' }
const rules: ComparisonRules = {
  acceptedTypes: ['identity_card', 'passport'],
  required: ['name', 'birthDate', 'taxId', 'expiryDate', 'mrz'],
  minimumConfidence: 60,
  contradictionConfidence: 85,
  today: parseIsoDate('2026-06-15'),
}
const mrzLines = 'IDBRABR4071935152998224725<<<<\n9004171F3108099BRA<<<<<<<<<<<3\nCONCEICAO<DA<SILVA<<ANA<BEATRI'

const card: IdentityReading = {
  documentType: 'identity_card',
  mrz: { status: 'valid' },
  fields: [
    field('mrz', 'mrz', mrzLines),
    field('mrz', 'surname', 'CONCEICAO DA SILVA'),
    field('mrz', 'givenNames', 'ANA BEATRI'),
    field('mrz', 'documentNumber', 'BR4071935'),
    field('mrz', 'personalNumber', '52998224725'),
    field('mrz', 'birthDate', '1990-04-17'),
    field('mrz', 'expiryDate', '2031-08-09'),
    field('visual', 'fullName', 'ANA BEATRIZ CONCEIÇÃO DA SILVA'),
    field('visual', 'personalNumber', '52998224725'),
    field('visual', 'birthDate', '1990-04-17'),
    field('visual', 'expiryDate', '2031-08-09'),
  ],
}

function field(source: 'mrz' | 'visual', name: string, value: string, confidence = 95): IdentityReadingField {
  return { source, name, value, confidence }
}

/** The card with one field read otherwise, or not at all. */
function cardWith(source: 'mrz' | 'visual', name: string, change: { value?: string; confidence?: number } | 'absent'): IdentityReading {
  const isIt = (one: IdentityReadingField) => one.source === source && one.name === name
  return { ...card, fields: card.fields.flatMap((one) => (!isIt(one) ? [one] : change === 'absent' ? [] : [{ ...one, ...change }])) }
}

function cardWithout(...names: string[]): IdentityReading {
  return { ...card, fields: card.fields.filter((one) => !names.includes(one.name)) }
}

function summary(finding: DocumentFinding): string {
  return [finding.kind, 'field' in finding ? finding.field : '', 'source' in finding ? finding.source : '', finding.cure]
    .filter(Boolean)
    .join(' ')
}

describe('a document that bears out what was declared', () => {
  it.each([
    ['all of it read well', ana, card],
    ['the declared document number too', { ...ana, documentNumber: 'br 4071935' }, card],
    [
      'the social name on the document',
      { ...ana, fullName: 'Antônio Conceição da Silva', socialName: 'Ana Beatriz Conceição da Silva' },
      card,
    ],
    ['the name unread in print, the zone alone', ana, cardWith('visual', 'fullName', { confidence: 20 })],
    ['print that an engine misread where the zone agrees', ana, cardWith('visual', 'birthDate', { value: '1990-04-11', confidence: 80 })],
    ['a number that nobody declared', ana, cardWith('mrz', 'documentNumber', { value: 'XX', confidence: 10 })],
    ['valid until today', ana, withExpiry('2026-06-15')],
  ])('has no findings: %s', (_why, declared, reading) => {
    expect(compareIdentity(declared, reading, rules)).toEqual({ findings: [] })
  })
})

describe('each finding', () => {
  const table: [why: string, reading: IdentityReading, findings: string[], retake: RetakeReason | undefined][] = [
    ['a document of a kind that is not accepted', { ...card, documentType: 'passport' }, ['wrong_type retake'], 'wrong_type'],
    ['a document of no known kind', { ...card, documentType: 'unknown' }, ['wrong_type retake'], 'unreadable'],
    ['a check digit that fails', { ...card, mrz: { status: 'invalid', wrong: ['birthDate'] } }, ['mrz_invalid retake'], 'unreadable'],
    ['another name in the zone', cardWith('mrz', 'surname', { value: 'CONCEICAO DE LIMA' }), ['mismatch name mrz person'], undefined],
    [
      'another name in print',
      cardWith('visual', 'fullName', { value: 'ANA CAROLINA CONCEIÇÃO DA SILVA' }),
      ['mismatch name visual person'],
      undefined,
    ],
    [
      'another birth date in print, read well',
      cardWith('visual', 'birthDate', { value: '1980-04-17' }),
      ['mismatch birthDate visual person'],
      undefined,
    ],
    ['another CPF in the zone', cardWith('mrz', 'personalNumber', { value: '11144477735' }), ['mismatch taxId mrz person'], undefined],
    [
      'print and zone with different expiry dates',
      cardWith('visual', 'expiryDate', { value: '2039-08-09' }),
      ['mismatch expiryDate visual person'],
      undefined,
    ],
    ['no name at all', cardWithout('surname', 'givenNames', 'fullName'), ['missing name retake'], 'unreadable'],
    ['no birth date', cardWithout('birthDate'), ['missing birthDate retake'], 'unreadable'],
    ['no machine-readable zone', { ...card, mrz: { status: 'absent' } }, ['missing mrz retake'], 'unreadable'],
    [
      'a birth date read with doubt, though the same',
      onlyDoubtful('birthDate', '1990-04-17'),
      ['low_confidence birthDate retake'],
      'unreadable',
    ],
    [
      'a birth date read with doubt, and different',
      onlyDoubtful('birthDate', '1970-01-01'),
      ['low_confidence birthDate retake'],
      'unreadable',
    ],
    ['expired yesterday', withExpiry('2026-06-14'), ['expired retake'], 'expired'],
  ]
  it.each(table)('%s', (_why, reading, findings, retake) => {
    const accepted = { ...rules, acceptedTypes: ['identity_card'] as const }
    const comparison = compareIdentity(ana, reading, accepted)
    expect(comparison.findings.map(summary)).toEqual(findings)
    expect(comparison.retake).toBe(retake)
  })

  it('counts print that disagrees, read moderately well, where no zone agrees', () => {
    const print = { ...card, fields: [field('visual', 'birthDate', '1980-04-17', 70)] }
    expect(compareIdentity(ana, print, { ...rules, required: [] }).findings.map(summary)).toEqual(['mismatch birthDate visual person'])
  })

  it('names a mismatch of the declared document number', () => {
    const { findings } = compareIdentity({ ...ana, documentNumber: 'BR4071936' }, card, rules)
    expect(findings.map(summary)).toEqual(['mismatch documentNumber mrz person'])
  })

  it('asks for no field that the product does not ask for', () => {
    expect(
      compareIdentity(ana, cardWithout('expiryDate', 'personalNumber'), { ...rules, required: ['name', 'birthDate'] }).findings,
    ).toEqual([])
  })
})

describe('several findings', () => {
  it('come in order, and with a mismatch among them nobody is asked for another photograph', () => {
    const reading: IdentityReading = {
      documentType: 'unknown',
      mrz: { status: 'invalid', wrong: ['composite'] },
      fields: [
        field('visual', 'fullName', 'OUTRA PESSOA'),
        field('visual', 'birthDate', '1990-04-17', 40),
        field('visual', 'expiryDate', '2020-01-01'),
      ],
    }
    const comparison = compareIdentity(ana, reading, rules)
    expect(comparison.findings.map((finding) => finding.kind)).toEqual([
      'wrong_type',
      'mrz_invalid',
      'mismatch',
      'missing',
      'low_confidence',
      'expired',
    ])
    expect(comparison.retake).toBeUndefined()
  })

  it('ask for another document rather than another picture of an expired one', () => {
    const reading = { ...withExpiry('2020-01-01'), mrz: { status: 'absent' } as const }
    expect(compareIdentity(ana, reading, rules).retake).toBe('expired')
  })
})

function withExpiry(value: string): IdentityReading {
  return { ...card, fields: card.fields.map((one) => (one.name === 'expiryDate' ? { ...one, value } : one)) }
}

function onlyDoubtful(name: string, value: string): IdentityReading {
  return { ...card, fields: card.fields.map((one) => (one.name === name ? { ...one, value, confidence: 40 } : one)) }
}
