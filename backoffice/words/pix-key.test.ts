import { expect, it } from 'vitest'
import { formatPhone } from './phone.ts'
import { pixKeyText } from './pix-key.ts'

it.each([
  ['+5511903031703', '+55 11 90303-1703'],
  ['+551130303170', '+55 11 3030-3170'],
  ['+4915112345678', '+4915112345678'],
])('writes the telephone number %s as %s', (kept, written) => {
  expect(formatPhone(kept)).toBe(written)
})

it.each([
  [{ kind: 'cpf', value: '40442820135' }, '404.428.201-35 (CPF)'],
  [{ kind: 'phone', value: '+5511903031703' }, '+55 11 90303-1703 (Phone)'],
  [{ kind: 'email', value: 'ana@example.org' }, 'ana@example.org (E-mail)'],
  [{ kind: 'evp', value: '***' }, '*** (Random key)'],
])('writes the Pix key %o as %s', (key, written) => {
  expect(pixKeyText(key)).toBe(written)
})
