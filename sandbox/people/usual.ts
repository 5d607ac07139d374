import type { BureauFile, SandboxPerson, TaxRecord } from './person.ts'

const regular: TaxRecord = { situation: '0', registeredOn: '2002-05-20' }

/** A file that speaks for its owner. */
export function goodFile(score: number, monthlyObligationsMinor: number): BureauFile {
  return {
    file: 'open',
    score,
    monthlyObligationsMinor,
    openDefaults: 0,
    recentInquiries: 1,
    keyFactors: [{ code: 'L03', text: 'Length of credit history' }],
  }
}

/** Reachable by everything, an open account: what is unusual about a person stands in their own lines. */
export const ordinary = { tax: regular, handset: 'reachable', mailbox: 'open', account: 'open' } as const

export const addresses = {
  sp1: { street: 'Rua das Paineiras', number: '118', district: 'Vila Serena', city: 'São Paulo', state: 'SP', postalCode: '01999-010' },
  sp2: { street: 'Avenida dos Ipês', number: '2040', district: 'Jardim Aurora', city: 'São Paulo', state: 'SP', postalCode: '04999-120' },
  rj1: { street: 'Rua do Farol', number: '77', district: 'Praia Velha', city: 'Rio de Janeiro', state: 'RJ', postalCode: '22999-040' },
  mg1: { street: 'Rua Pedra Azul', number: '350', district: 'Boa Esperança', city: 'Belo Horizonte', state: 'MG', postalCode: '30999-200' },
  ba1: { street: 'Ladeira da Lapinha', number: '12', district: 'Barra Mansa', city: 'Salvador', state: 'BA', postalCode: '40999-015' },
  rs1: { street: 'Rua dos Jacarandás', number: '905', district: 'Bela Vista', city: 'Porto Alegre', state: 'RS', postalCode: '90999-300' },
  pe1: { street: 'Rua do Sol Nascente', number: '61', district: 'Recife Antigo', city: 'Recife', state: 'PE', postalCode: '50999-070' },
  pr1: { street: 'Rua das Araucárias', number: '1433', district: 'Batel Novo', city: 'Curitiba', state: 'PR', postalCode: '80999-110' },
  ce1: { street: 'Avenida da Jangada', number: '808', district: 'Praia do Norte', city: 'Fortaleza', state: 'CE', postalCode: '60999-090' },
} satisfies Record<string, SandboxPerson['address']>
