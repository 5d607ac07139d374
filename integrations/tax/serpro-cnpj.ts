import { z } from 'zod'
import type { HttpReply } from '../http/provider-error.ts'
import { readJson, unexpectedAnswer } from '../http/read-json.ts'
import type { CompanyCheckRequest, CompanyCheckResult, CompanyPartner, CompanyRegister, CompanyStanding } from './company-register.ts'
import { checkIsAnswer, codes, createSerproGateway, type SerproGatewayOptions } from './serpro/gateway.ts'

export type SerproCnpjOptions = SerproGatewayOptions & {
  /** The contracted product; Serpro's free trial is `consulta-cnpj-df-trial`. */
  product?: string
  /** How much the contract shows: nothing of partners, their names, or all of it. `empresa` where absent. */
  level?: 'basica' | 'qsa' | 'empresa'
}

const provider = 'serpro-cnpj'
const operation = 'check_company'

const standings: Readonly<Record<string, CompanyStanding>> = {
  '1': 'annulled',
  '2': 'active',
  '3': 'suspended',
  '4': 'unfit',
  '8': 'closed',
}
const partnerKinds: Readonly<Record<string, CompanyPartner['kind']>> = { '1': 'company', '2': 'person', '3': 'foreigner' }

const text = z.string().nullish()
const companyBody = z.object({
  ni: z.string(),
  nomeEmpresarial: z.string().min(1),
  nomeFantasia: text,
  situacaoCadastral: z.object({ codigo: z.string() }),
  dataAbertura: z.iso.date().nullish(),
  endereco: z
    .object({
      tipoLogradouro: text,
      logradouro: text,
      numero: text,
      complemento: text,
      cep: text,
      bairro: text,
      municipio: z.object({ descricao: text }).nullish(),
      uf: text,
    })
    .nullish(),
  socios: z.array(z.object({ tipoSocio: z.string(), nome: z.string(), cpf: text, cnpj: text })).nullish(),
})

/** Serpro "Consulta CNPJ" version 2: what the Brazilian tax authority says of a company. Its numbers may have letters. */
export function createSerproCnpj(options: SerproCnpjOptions): CompanyRegister {
  const gateway = createSerproGateway(provider, options)
  const product = `/${options.product ?? 'consulta-cnpj-df'}/v2/${options.level ?? 'empresa'}`
  return {
    provider,
    countries: ['br'],
    checkCompany: (request, call = {}) =>
      gateway.ask(
        {
          operation,
          path: `${product}/${encodeURIComponent(request.number)}`,
          requestTag: request.requestTag,
          answers: [200, 206, 404],
          personalData: [request.number],
          read: (reply) => toResult(reply, request),
        },
        call,
      ),
  }
}

function toResult(reply: HttpReply, request: CompanyCheckRequest): CompanyCheckResult {
  if (reply.status === 404) {
    checkIsAnswer(reply, { provider, operation })
    return { outcome: 'not_found' }
  }
  const company = readJson(reply, companyBody, { provider, operation, codes, personalData: [request.number] })
  const standing = standings[company.situacaoCadastral.codigo]
  if (standing === undefined) throw unexpectedAnswer({ provider, operation }, ['situacaoCadastral.codigo'], reply)
  if (company.ni !== request.number) throw unexpectedAnswer({ provider, operation }, ['ni'], reply)
  const [address, stamp] = [addressOf(company.endereco), reply.headers.get('stamp')]
  return {
    outcome: 'found',
    standing,
    standingCode: company.situacaoCadastral.codigo,
    name: company.nomeEmpresarial,
    ...(company.nomeFantasia && { tradeName: company.nomeFantasia }),
    ...(company.dataAbertura && { openedOn: company.dataAbertura }),
    ...(address !== '' && { address }),
    partners: (company.socios ?? []).map((partner) => toPartner(partner, reply)),
    ...(stamp !== null && { evidence: stamp }),
  }
}

type Partner = NonNullable<z.infer<typeof companyBody>['socios']>[number]

function toPartner({ tipoSocio, nome, cpf, cnpj }: Partner, reply: HttpReply): CompanyPartner {
  const kind = partnerKinds[tipoSocio]
  if (kind === undefined) throw unexpectedAnswer({ provider, operation }, ['socios.tipoSocio'], reply)
  const taxId = cpf || cnpj
  return { kind, name: nome, ...(taxId && { taxId }) }
}

function addressOf(address: z.infer<typeof companyBody>['endereco']): string {
  if (!address) return ''
  const street = [address.tipoLogradouro, address.logradouro].filter(Boolean).join(' ')
  const line = [street, address.numero, address.complemento, address.bairro].filter(Boolean).join(', ')
  const place = [address.municipio?.descricao, address.uf].filter(Boolean).join(' - ')
  return [line, address.cep, place].filter(Boolean).join(', ')
}
