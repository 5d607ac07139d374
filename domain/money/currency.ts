import { AppError } from '#domain/errors.ts'

/**
 * Decimals of the minor unit of each currency, from ISO 4217 (list one, amendment 177), for those that do not have two.
 * Precious metals, funds and test codes have no minor unit and are not currencies of an account.
 */
const otherDecimals = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
} as const

const twoDecimals =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD ' +
  'EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL ' +
  'MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR ' +
  'SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG'

const decimalsByCode: ReadonlyMap<string, number> = new Map([
  ...twoDecimals.split(' ').map((code) => [code, 2] as const),
  ...otherDecimals[0].split(' ').map((code) => [code, 0] as const),
  ...otherDecimals[3].split(' ').map((code) => [code, 3] as const),
])

/** An ISO 4217 alphabetic code that Tenor keeps accounts in. */
export type Currency = string & { readonly __brand: 'Currency' }

export function isCurrency(value: unknown): value is Currency {
  return typeof value === 'string' && decimalsByCode.has(value)
}

export function parseCurrency(value: unknown, field = 'currency'): Currency {
  if (!isCurrency(value)) throw new AppError('CURRENCY_UNKNOWN', { field, rule: 'an ISO 4217 code' })
  return value
}

/** How many decimals the minor unit has: 2 for BRL, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: Currency): number {
  return decimalsByCode.get(parseCurrency(currency))!
}

export function listCurrencies(): Currency[] {
  return [...decimalsByCode.keys()].sort() as Currency[]
}
