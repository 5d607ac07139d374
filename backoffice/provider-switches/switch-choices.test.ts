import { expect, it } from 'vitest'
import type { Integration } from '../generated/api.ts'
import { switchChoices } from './switch-choices.ts'

const providers = [
  { provider: 'tesseract', label: 'Tesseract' },
  { provider: 'textract', label: 'Textract' },
]
const codes = (choice: Integration['choice']) => switchChoices({ choice }).map(({ code, provider }) => [code, provider])

it.each<[situation: string, choice: Integration['choice'], expected: ReturnType<typeof codes>]>([
  ['there is no choice', null, []],
  [
    'each product says',
    { inForce: null, providers },
    [
      ['tesseract', 'tesseract'],
      ['textract', 'textract'],
    ],
  ],
  [
    'it was switched already',
    { inForce: { provider: 'textract', label: 'Textract', since: '2026-11-23T12:00:00.000Z' }, providers },
    [
      ['tesseract', 'tesseract'],
      ['as_products_say', null],
    ],
  ],
])('where %s, a capability can be switched to every provider but the present one, and back', (_situation, choice, expected) => {
  expect(codes(choice)).toEqual(expected)
})
