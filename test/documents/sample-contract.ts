import { priceOffer } from '#domain/offer/price-offer.ts'
import type { ContractDocument } from '#activities/documents/contract-document.ts'

/** Ana Souza's loan, priced by the real rules. */
export type SampleTerms = { locale: ContractDocument['locale']; requestedMinor: number; termMonths: number; feeMinor: number }

export const sampleLender = {
  name: 'Tenor Crédito, Financiamento e Investimento S.A.',
  taxId: 'CNPJ 12.345.678/0001-95',
  address: ['Avenida Paulista, 1000, 12º andar', '01310-100 São Paulo – SP'],
  contact: ['0800 123 4567 · atendimento@tenor.example', 'Ouvidoria 0800 765 4321'],
}

export function sampleContract(terms: Partial<SampleTerms> = {}): ContractDocument {
  const { locale = 'pt-BR', requestedMinor = 500_000, termMonths = 12, feeMinor = 35_000 } = terms
  const offer = priceOffer({
    pricing: { monthlyRatePercent: '2.45', originationFeeMinor: feeMinor, iof: 'financed' },
    requestedMinor,
    termMonths,
    disbursedOn: '2026-11-21',
    currency: 'BRL',
  })
  return {
    locale,
    lender: sampleLender,
    reference: 'TEN-2026-000123',
    issuedOn: '2026-11-21',
    borrower: {
      name: 'Ana Beatriz Conceição Souza',
      taxId: '529.982.247-25',
      maskedTaxId: '***.982.247-**',
      address: ['Rua das Laranjeiras, 120, ap. 31', '22240-003 Rio de Janeiro – RJ'],
    },
    productName: locale === 'en' ? 'Personal loan' : 'Empréstimo pessoal',
    currency: 'BRL',
    facts: {
      netMinor: offer.netMinor,
      financedMinor: offer.financedMinor,
      iofMinor: offer.iofMinor,
      fees: feeMinor === 0 ? [] : [{ label: locale === 'en' ? 'Registration fee' : 'Tarifa de cadastro', amountMinor: feeMinor }],
      monthlyRatePercent: offer.monthlyRatePercent,
      annualRatePercent: offer.annualRatePercent,
      cetMonthlyPercent: offer.cetMonthlyPercent,
      cetAnnualPercent: offer.cetAnnualPercent,
      totalPaidMinor: offer.totalPaidMinor,
    },
    payout: { holder: 'Ana Beatriz Conceição Souza', bank: '001 Banco do Brasil S.A.', account: 'Agência 1234, conta corrente 56789-0' },
    latePayment: { finePercent: '2', defaultInterestMonthlyPercent: '1' },
    schedule: offer.schedule,
  }
}
