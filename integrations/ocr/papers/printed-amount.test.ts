import { expect, it } from 'vitest'
import { parsePrintedAmount } from './printed-amount.ts'

it.each([
  ['R$ 4.120,55', { minor: 412_055 }],
  ['$4,120.55', { minor: 412_055 }],
  ['4,120,55', { minor: 412_055 }],
  ['0,05', { minor: 5 }],
  ['1.234.567,89', { minor: 123_456_789 }],
  ['- R$ 12,00', { minor: 1200, sign: -1 }],
  ['R$ -12,00', { minor: 1200, sign: -1 }],
  ['12,00-', { minor: 1200, sign: -1 }],
  ['(12.00)', { minor: 1200, sign: -1 }],
  ['12,00 D', { minor: 1200, sign: -1 }],
  ['12.00 CR', { minor: 1200, sign: 1 }],
  ['+12,00', { minor: 1200, sign: 1 }],
])('the amount %s is understood', (text, expected) => {
  expect(parsePrintedAmount(text)).toEqual(expected)
})

it.each(['4120', '12,0', '1.23,45', '01/05/2026', '11,00%', '4.12O,55', 'INSS 11,00', '99999999999999999,00'])(
  'there is no amount in %s',
  (text) => {
    expect(parsePrintedAmount(text)).toBeUndefined()
  },
)
