import type { Role } from '#domain/case/role.ts'

/** `personId` is the human being: Otávio has two accounts and is one pair of eyes. */
export type CastStaff = { sub: string; personId: string; name: string; email: string; roles: Role[]; story: string }

/** The people on the desk, in tests, demo and docs alike. */
export const staff: readonly CastStaff[] = [
  {
    sub: 'rita',
    personId: 'p-101',
    name: 'Rita Moraes',
    email: 'rita@tenor.example',
    roles: ['reviewer'],
    story: 'Looks at documents all day',
  },
  { sub: 'ravi', personId: 'p-102', name: 'Ravi Lacerda', email: 'ravi@tenor.example', roles: ['reviewer'], story: 'The other reviewer' },
  {
    sub: 'ulisses',
    personId: 'p-103',
    name: 'Ulisses Prado',
    email: 'ulisses@tenor.example',
    roles: ['underwriter'],
    story: 'Approves up to R$ 20,000 alone',
  },
  {
    sub: 'sofia',
    personId: 'p-104',
    name: 'Sofia Nakamura',
    email: 'sofia@tenor.example',
    roles: ['senior_underwriter'],
    story: 'Approves up to R$ 50,000',
  },
  {
    sub: 'clara',
    personId: 'p-105',
    name: 'Clara Esteves',
    email: 'clara@tenor.example',
    roles: ['compliance'],
    story: 'Answers for sanctions, holds and exports',
  },
  {
    sub: 'caio',
    personId: 'p-106',
    name: 'Caio Brandão',
    email: 'caio@tenor.example',
    roles: ['compliance'],
    story: 'Clara’s second pair of eyes',
  },
  {
    sub: 'otavio',
    personId: 'p-107',
    name: 'Otávio Lima',
    email: 'otavio@tenor.example',
    roles: ['operations'],
    story: 'Repairs what outside systems break',
  },
  {
    sub: 'olivia',
    personId: 'p-109',
    name: 'Olívia Serrano',
    email: 'olivia@tenor.example',
    roles: ['operations'],
    story: 'Otávio’s second pair of eyes',
  },
  {
    sub: 'otavio-underwriter',
    personId: 'p-107',
    name: 'Otávio Lima (credit)',
    email: 'otavio.credit@tenor.example',
    roles: ['underwriter', 'reviewer'],
    story: 'The same Otávio with a second account: still one pair of eyes',
  },
  {
    sub: 'aurora',
    personId: 'p-108',
    name: 'Aurora Reis',
    email: 'aurora@tenor.example',
    roles: ['auditor'],
    story: 'Reads everything, changes nothing',
  },
]
