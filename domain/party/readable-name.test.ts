import { describe, expect, it } from 'vitest'
import { maskPixKey } from './mask-pix-key.ts'
import { readableName } from './readable-name.ts'

describe('a name from a register', () => {
  it.each([
    ['URSULA PRATES MEDEIROS', 'Ursula Prates Medeiros'],
    ["MARIA DA CONCEIÇÃO D'ÁVILA-LIMA", "Maria da Conceição D'Ávila-Lima"],
    ['E SILVA', 'E Silva'],
    ['TEODORO', 'Teodoro'],
    ['Ana McDonald', 'Ana McDonald'],
    ['', ''],
  ])('%s is written %s', (name, readable) => {
    expect(readableName(name)).toBe(readable)
  })
})

describe('a Pix key on a message', () => {
  it.each([
    [{ kind: 'cpf', value: '11122233124' }, 'CPF ***.222.331-**'],
    [{ kind: 'phone', value: '+5511912345678' }, '+55 *******5678'],
    [{ kind: 'email', value: 'ana.moreira@example.org' }, 'a***@example.org'],
    [{ kind: 'evp', value: '00000000-0000-4000-8000-000000000001' }, '0000***0001'],
  ] as const)('shows its owner enough and nobody else: %o', (key, masked) => {
    expect(maskPixKey(key)).toBe(masked)
  })
})
