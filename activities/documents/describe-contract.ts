import { formatCpf, maskCpf, parseCpf } from '#domain/identity/cpf.ts'
import { formatPostalCode } from '#domain/identity/postal-code.ts'
import type { PricedOffer } from '#domain/offer/price-offer.ts'
import type { Address, DeclaredProfile, PixKey } from '#domain/party/profile.ts'
import type { Product } from '#domain/product/product.ts'
import type { InBothLanguages, Locale } from '#domain/texts/locale.ts'
import type { ContractDocument } from './contract-document.ts'

export type ContractParts = {
  locale: Locale
  product: Pick<Product, 'name' | 'lender' | 'latePayment'>
  profile: DeclaredProfile
  priced: PricedOffer
  reference: string
  /** ISO date. */
  issuedOn: string
}

const words: InBothLanguages<{ fee: string; keys: Record<PixKey['kind'], string> }> = {
  en: { fee: 'Origination fee', keys: { cpf: 'CPF', phone: 'telephone', email: 'e-mail', evp: 'random key' } },
  'pt-BR': { fee: 'Tarifa de cadastro', keys: { cpf: 'CPF', phone: 'telefone', email: 'e-mail', evp: 'chave aleatória' } },
}

/** All that the contract prints, of the offer exactly as it was accepted and of the person as they declared themselves. */
export function describeContract({ locale, product, profile, priced, reference, issuedOn }: ContractParts): ContractDocument {
  const { lender, latePayment } = product
  const cpf = parseCpf(profile.taxId)
  return {
    locale,
    lender: { name: lender.name, taxId: `CNPJ ${lender.taxId}`, address: [lender.address], contact: [lender.phone, lender.email] },
    reference,
    issuedOn,
    borrower: { name: profile.fullName, taxId: formatCpf(cpf), maskedTaxId: maskCpf(cpf), address: addressLines(profile.address) },
    productName: product.name[locale],
    currency: priced.currency,
    facts: {
      netMinor: priced.netMinor,
      financedMinor: priced.financedMinor,
      iofMinor: priced.iofMinor,
      fees: priced.feesMinor === 0 ? [] : [{ label: words[locale].fee, amountMinor: priced.feesMinor }],
      monthlyRatePercent: priced.monthlyRatePercent,
      annualRatePercent: priced.annualRatePercent,
      cetMonthlyPercent: priced.cetMonthlyPercent,
      cetAnnualPercent: priced.cetAnnualPercent,
      totalPaidMinor: priced.totalPaidMinor,
    },
    payout: { holder: profile.fullName, bank: 'Pix', account: describeKey(profile.pixKey, locale) },
    latePayment,
    schedule: priced.schedule,
  }
}

export function addressLines(address: Address): string[] {
  const { street, number, complement, district, postalCode, city, state } = address
  return [
    `${street} ${number}${complement === undefined ? '' : `, ${complement}`}`,
    district,
    `${formatPostalCode(postalCode)} ${city}, ${state}`,
  ]
}

function describeKey({ kind, value }: PixKey, locale: Locale): string {
  return `${words[locale].keys[kind]} ${kind === 'cpf' ? formatCpf(parseCpf(value)) : value}`
}
