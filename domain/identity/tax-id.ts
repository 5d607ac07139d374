import { AppError } from '#domain/errors.ts'
import { checkCnpj } from './cnpj.ts'
import { checkCpf } from './cpf.ts'
import { checkBic, checkLei } from './entity-codes.ts'
import { checkBritishVat, checkCanadianSin, checkCodiceFiscale, checkGermanTaxNumber, checkSiret } from './national-guards.ts'
import type { TaxIdCheck } from './tax-id-check.ts'
import { checkByLibrary, libraryKnows } from './tax-id-library.ts'
import { checkAtin, checkEin, checkItin, checkPtin, checkRoutingNumber, checkSsn, checkUsTin } from './us-numbers.ts'

/** Numbers whose rule is ours: the library lacks them or gets them wrong. */
const ours: Record<string, (value: string) => TaxIdCheck> = {
  'br-cpf': checkCpf,
  'br-cnpj': checkCnpj,
  'us-ssn': checkSsn,
  'us-ein': checkEin,
  'us-itin': checkItin,
  'us-atin': checkAtin,
  'us-ptin': checkPtin,
  'us-tin': checkUsTin,
  'us-rtn': checkRoutingNumber,
  'ca-sin': checkCanadianSin,
  'de-idnr': checkGermanTaxNumber,
  'gb-vat': checkBritishVat,
  'fr-siret': checkSiret,
  'it-codicefiscale': checkCodiceFiscale,
  lei: checkLei,
  bic: checkBic,
}

/**
 * Checks a tax or registration number by country and kind: `br-cpf`, `in-pan`, `us-ssn`, `gb-utr`, … Kinds that are not ours are looked up in
 * the library by the same name. Example: `checkTaxId('in-pan', 'ACUPA7085R')`.
 */
export function checkTaxId(type: string, value: string): TaxIdCheck {
  const check = Object.hasOwn(ours, type) ? ours[type]!(value) : checkByLibrary(type, value)
  if (check === undefined) throw new AppError('TAX_ID_TYPE_UNKNOWN', { field: 'type', rule: 'a country and a kind, such as br-cpf' })
  return check
}

export function isTaxIdType(type: string): boolean {
  return Object.hasOwn(ours, type) || libraryKnows(type)
}
