import { createHash } from 'node:crypto'
import { toCpf } from '#sandbox/people/cpf.ts'
import type { Newcomer } from '#sandbox/people/newcomer.ts'

/** Somebody of their own who otherwise is like one of the cast; the same slug is always the same person. */
export function newcomerLike(like: string, slug: string): Newcomer {
  const hash = createHash('sha256').update(slug).digest()
  const digits = (BigInt(`0x${hash.toString('hex')}`) % 10n ** 16n).toString().padStart(16, '0')
  const sex = hash[0]! % 2 === 0 ? 'F' : 'M'
  const pick = (names: readonly string[], at: number) => names[hash[at]! % names.length]!
  return {
    slug,
    like,
    taxId: toCpf(digits.slice(0, 9)),
    givenNames: pick(givenNames[sex], 1),
    surname: `${pick(surnames, 2)} ${pick(surnames, 3)}`,
    birthDate: `19${70 + (hash[4]! % 29)}-${twoDigits(1 + (hash[5]! % 12))}-${twoDigits(1 + (hash[6]! % 28))}`,
    sex,
    phone: `+551190${digits.slice(9)}`,
    email: `${slug}@example.org`,
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

const givenNames = {
  F: ['Adriana', 'Cecília', 'Débora', 'Eliane', 'Fernanda', 'Helena', 'Júlia', 'Letícia', 'Marta', 'Regina', 'Simone', 'Vanessa'],
  M: ['André', 'Caetano', 'Danilo', 'Eduardo', 'Felipe', 'Gustavo', 'Henrique', 'Leandro', 'Marcelo', 'Renato', 'Samuel', 'Vinícius'],
} as const

const surnames = [
  'Abreu',
  'Azevedo',
  'Barreto',
  'Bittencourt',
  'Camargo',
  'Coutinho',
  'Dantas',
  'Esteves',
  'Figueiredo',
  'Galvão',
  'Lacerda',
  'Macedo',
  'Nogueira',
  'Peixoto',
  'Queiroz',
  'Sampaio',
  'Siqueira',
  'Tavares',
  'Vasconcelos',
  'Xavier',
]
