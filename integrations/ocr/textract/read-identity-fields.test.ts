import type { IdentityDocumentField } from '@aws-sdk/client-textract'
import { describe, expect, it } from 'vitest'
import { identityTypeOf, readIdentityFields } from './read-identity-fields.ts'

const field = (type: string, text: string, confidence = 97, normalized?: string, valueType = 'Date'): IdentityDocumentField => ({
  Type: { Text: type },
  ValueDetection: {
    Text: text,
    Confidence: confidence,
    ...(normalized !== undefined && { NormalizedValue: { Value: normalized, ValueType: valueType as 'DATE' } }),
  },
})

describe('what AnalyzeID read', () => {
  it('leaves out every field with an empty text, however sure the service is', () => {
    expect(
      readIdentityFields([field('LAST_NAME', '', 99.4), field('FIRST_NAME', ' ', 99.1), field('DOCUMENT_NUMBER', 'D123', 88)], 1),
    ).toEqual([{ name: 'documentNumber', value: 'D123', confidence: 88, page: 1, source: 'visual' }])
  })

  it.each([
    ['the normalized date', '03/18/2001', '2001-03-18T00:00:00', 'Date', '2001-03-18'],
    ['the type as the model spells it', '03/18/2001', '2001-03-18T00:00:00', 'DATE', '2001-03-18'],
    ['a date that can be read one way only', '03/18/2001', undefined, '', '2001-03-18'],
    ['day first where it must be', '18/03/2001', undefined, '', '2001-03-18'],
    ['the same figure twice', '03/03/2001', undefined, '', '2001-03-03'],
  ])('takes %s', (_why, text, normalized, valueType, expected) => {
    expect(readIdentityFields([field('DATE_OF_BIRTH', text, 97, normalized, valueType)], 1)[0]?.value).toBe(expected)
  })

  it.each([
    ['a date that could be April or May', '04/05/2001'],
    ['an odd date', 'MAR 2001'],
    ['a day that does not exist', '02/31/2001'],
  ])('does not guess %s', (_why, text) => {
    expect(readIdentityFields([field('DATE_OF_BIRTH', text)], 1)).toEqual([])
  })

  it('joins first and middle name, as sure as the less sure of them', () => {
    expect(readIdentityFields([field('MIDDLE_NAME', 'ANN', 70), field('FIRST_NAME', 'JANE', 99)], 2)).toEqual([
      { name: 'givenNames', value: 'JANE ANN', confidence: 70, page: 2, source: 'visual' },
    ])
  })

  it('knows a passport by its type', () => {
    expect(identityTypeOf([field('ID_TYPE', 'PASSPORT')])).toBe('passport')
    expect(identityTypeOf([field('ID_TYPE', 'OTHER')])).toBe('unknown')
  })
})
