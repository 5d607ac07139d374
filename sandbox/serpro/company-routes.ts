import { type Request, type Response, Router } from 'express'
import type { VendorReply } from '../control/vendor.ts'
import { isCnpj } from '../people/cnpj.ts'
import { companies, type SandboxCompany, type SandboxPartner } from '../people/companies.ts'

type Level = 'basica' | 'qsa' | 'empresa'

/** "Consulta CNPJ" version 2, contracted and trial: three levels that show more and more of the partners. */
export function companyRoutes(answer: (request: Request, response: Response, reply: VendorReply) => void): Router {
  const router = Router({ caseSensitive: true, strict: true })
  for (const product of ['consulta-cnpj-df', 'consulta-cnpj-df-trial']) {
    for (const level of ['basica', 'qsa', 'empresa'] as const) {
      router.get(`/${product}/v2/${level}/:ni`, (request, response) => {
        answer(request, response, answerAbout(request.params.ni, level, product.endsWith('-trial')))
      })
    }
  }
  return router
}

function answerAbout(ni: string, level: Level, isTrial: boolean): VendorReply {
  if (!isCnpj(ni)) return { status: 400, body: { mensagem: 'CNPJ inválido' } }
  const found = companies.find((one) => one.country === 'br' && one.number === ni && (!isTrial || one.isTrial))
  return found === undefined ? { status: 404, body: { mensagem: 'CNPJ não encontrado' } } : { status: 200, body: toBody(found, level) }
}

function toBody(company: SandboxCompany, level: Level): unknown {
  return {
    ni: company.number,
    tipoEstabelecimento: '1',
    nomeEmpresarial: company.name,
    nomeFantasia: company.tradeName ?? '',
    situacaoCadastral: { codigo: company.situation, data: '2005-11-03', motivo: '0' },
    naturezaJuridica: { codigo: '2062', descricao: 'Sociedade Empresária Limitada' },
    dataAbertura: company.openedOn,
    cnaePrincipal: { codigo: '1091102', descricao: 'Fabricação de produtos de padaria' },
    cnaeSecundarias: [],
    endereco: {
      tipoLogradouro: 'RUA',
      logradouro: 'DO EXEMPLO',
      numero: '10',
      complemento: '',
      cep: '01000000',
      bairro: 'CENTRO',
      municipio: { codigo: '7107', descricao: 'SAO PAULO' },
      uf: 'SP',
      pais: { codigo: '105', descricao: 'BRASIL' },
    },
    municipioJurisdicao: { codigo: '7107', descricao: 'SAO PAULO' },
    telefone: [],
    correioEletronico: '',
    capitalSocial: 10_000,
    porte: '01',
    situacaoEspecial: '',
    dataSituacaoEspecial: '',
    informacoesAdicionais: { optanteSimples: 'S', optanteMei: 'N', listaPeriodoSimples: [{ dataInicio: '2007-07-01', dataFim: null }] },
    ...(level !== 'basica' && { socios: company.partners.map((partner) => toSocio(partner, level)) }),
  }
}

/** Who the partners are is shown by the fullest level alone; a foreigner has no number in Brazil. */
function toSocio({ kind, name, taxId }: SandboxPartner, level: Level): unknown {
  return {
    tipoSocio: kind,
    nome: name,
    qualificacao: '49',
    dataInclusao: '2001-02-03',
    pais: kind === '3' ? { codigo: '249', descricao: 'ESTADOS UNIDOS' } : null,
    ...(level === 'empresa' && taxId !== undefined && { [kind === '1' ? 'cnpj' : 'cpf']: taxId }),
  }
}
