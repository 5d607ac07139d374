import { describe, expect, it } from 'vitest'
import { AppError } from '#domain/errors.ts'
import { composeTinMatchingFile, readTinMatchingResults, type TinQuestion } from './tin-matching.ts'

const questions: TinQuestion[] = [
  { tin: '123456789', kind: 'person', name: "Núñez O'Hara, Ana", account: 'p-1' },
  { tin: '987654321', kind: 'business', name: 'Example & Sons  Inc.', account: 'p-2' },
  { tin: '111223333', kind: 'unknown', name: 'X'.repeat(60), account: 'p-3' },
]
const file = composeTinMatchingFile(questions)
const answered = (codes: readonly string[]) =>
  file
    .trimEnd()
    .split('\r\n')
    .map((line, index) => `${line};${codes[index]}`)
    .join('\r\n')
const ruleOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'TAX_FILE_INVALID') return String(error.details['rule'])
    throw error
  }
  return 'taken'
}

describe('TIN matching by files', () => {
  it('asks one line a question, with names as the authority compares them', () => {
    expect(file).toBe(`2;123456789;NUNEZ OHARA ANA;p-1\r\n1;987654321;EXAMPLE & SONS INC;p-2\r\n3;111223333;${'X'.repeat(40)};p-3\r\n`)
  })

  it.each([
    ['0', { outcome: 'match' }],
    ['1', { outcome: 'malformed' }],
    ['2', { outcome: 'not_issued' }],
    ['3', { outcome: 'no_match' }],
    ['4', { outcome: 'invalid_request' }],
    ['5', { outcome: 'duplicate' }],
    ['6', { outcome: 'match', matchedAs: 'person' }],
    ['7', { outcome: 'match', matchedAs: 'business' }],
    ['8', { outcome: 'match', matchedAs: 'both' }],
  ])('reads code %s', (code, outcome) => {
    expect(readTinMatchingResults(answered([code, '0', '3']), questions)[0]).toEqual({ account: 'p-1', code, ...outcome })
  })

  it('takes answers in any order', () => {
    const lines = answered(['0', '3', '8']).split('\r\n').toReversed().join('\n')
    expect(readTinMatchingResults(lines, questions).map(({ account }) => account)).toEqual(['p-3', 'p-2', 'p-1'])
  })

  it.each([
    ['half of the answers', () => answered(['0', '0', '0']).split('\r\n').slice(0, 1).join(), '2 of 3 questions have no answer'],
    ['an answer to nobody', () => `${answered(['0', '0', '0'])}\r\n2;1;A;p-9;0`, 'line 4 answers no question of ours'],
    ['an answer twice', () => `${answered(['0', '0', '0'])}\r\n${answered(['0']).split('\r\n')[0]}`, 'line 4 answers no question of ours'],
    [
      'the answer about another number',
      () => answered(['0', '0', '0']).replace('123456789', '123456780'),
      'line 1 answers no question of ours',
    ],
    ['a code that nobody knows', () => answered(['9', '0', '0']), 'line 1 has an unknown code'],
  ])('refuses %s', (_what, text, rule) => {
    expect(ruleOf(() => readTinMatchingResults(text(), questions))).toBe(rule)
  })

  it.each([
    ['nothing', []],
    ['one account twice', [questions[0]!, { ...questions[1]!, account: 'p-1' }]],
    ['a number with dashes', [{ ...questions[0]!, tin: '12-3456789' }]],
    ['an account that could be a name', [{ ...questions[0]!, account: 'Ana Núñez' }]],
  ])('does not ask about %s', (_what, asked) => {
    expect(ruleOf(() => composeTinMatchingFile(asked))).not.toBe('taken')
  })
})
