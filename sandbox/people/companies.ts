import { toCnpj } from './cnpj.ts'

/** 1 annulled, 2 active, 3 suspended, 4 unfit, 8 closed, as the Brazilian register counts. */
export type CompanySituation = '1' | '2' | '3' | '4' | '8'

export type SandboxPartner = { kind: '1' | '2' | '3'; name: string; taxId?: string }

export type SandboxCompany = {
  slug: string
  country: string
  number: string
  name: string
  tradeName?: string
  situation: CompanySituation
  openedOn: string
  partners: SandboxPartner[]
  /** Those of Serpro's free trial are known there too. */
  isTrial?: boolean
}

/** Companies that do not exist, as the registers know them; the Brazilian trial numbers are those that Serpro publishes. */
export const companies: readonly SandboxCompany[] = [
  {
    slug: 'padaria-active',
    country: 'br',
    number: toCnpj('111222330001'),
    name: 'PADARIA DO EXEMPLO LTDA',
    tradeName: 'PADARIA EXEMPLO',
    situation: '2',
    openedOn: '1998-06-30',
    partners: [
      { kind: '2', name: 'ANA BEATRIZ MOREIRA', taxId: '11122233124' },
      { kind: '3', name: 'JOHN EXAMPLE' },
      { kind: '1', name: 'HOLDING EXEMPLO SA', taxId: toCnpj('111222440001') },
    ],
  },
  company('alfanumerica-active', toCnpj('12ABC34501DE'), 'ALFANUMERICA SERVICOS LTDA', '2'),
  ...(
    [
      ['trial-active', '34238864000168', '2'],
      ['trial-suspended', '54447820000155', '3'],
      ['trial-unfit', '46768703000165', '4'],
      ['trial-closed', '31151791000184', '8'],
      ['trial-annulled', '34428654000132', '1'],
    ] as const
  ).map(([slug, number, situation]) => ({ ...company(slug, number, 'EMPRESA DE TESTE SA', situation), isTrial: true })),
  { ...company('gmbh-with-name', '123456789', 'Beispiel Handels GmbH', '2'), country: 'at' },
  // A member state that confirms numbers and tells no names.
  { ...company('gmbh-without-name', '987654321', '---', '2'), country: 'de' },
]

function company(slug: string, number: string, name: string, situation: CompanySituation): SandboxCompany {
  return { slug, country: 'br', number, name, situation, openedOn: '2001-02-03', partners: [] }
}
