import { describe, expect, it } from 'vitest'
import { codeInSentence, codeText, countText, listText, shortHash, sizeText } from './codes.ts'

describe('a code', () => {
  const codes: [code: string, alone: string, inSentence: string][] = [
    ['loans_receivable', 'Loans receivable', 'loans receivable'],
    ['birthDate', 'Birth date', 'birth date'],
    ['taxId', 'CPF', 'CPF'],
    ['br-cpf', 'CPF', 'CPF'],
    ['pixKey', 'Pix key', 'Pix key'],
    ['email', 'E-mail', 'e-mail'],
    ['senior_underwriter', 'Senior underwriter', 'senior underwriter'],
    ['IDENTITY', 'Identity', 'identity'],
  ]
  it.each(codes)('%s is read as words', (code, alone, inSentence) => {
    expect(codeText(code)).toBe(alone)
    expect(codeInSentence(code)).toBe(inSentence)
  })
})

it('lists as a person speaks', () => {
  expect(listText([])).toBe('')
  expect(listText(['a'])).toBe('a')
  expect(listText(['a', 'b'])).toBe('a and b')
  expect(listText(['a', 'b', 'c'])).toBe('a, b and c')
})

it('counts in words that fit the number', () => {
  expect(countText(1, 'case')).toBe('1 case')
  expect(countText(1000, 'case')).toBe('1,000 cases')
  expect(countText(2, 'entry', 'entries')).toBe('2 entries')
})

it('shortens a hash from both ends, so that two of them do not look alike', () => {
  expect(shortHash('0123456789abcdef0123456789abcdef')).toBe('01234567…cdef')
})

it('writes sizes in the unit that fits', () => {
  expect(sizeText(999)).toBe('999 B')
  expect(sizeText(12_345)).toBe('12 KB')
  expect(sizeText(1_234_567)).toBe('1.2 MB')
})
