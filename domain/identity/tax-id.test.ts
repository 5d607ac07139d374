import { describe, expect, it } from 'vitest'
import { formatCnpj, parseCnpj } from './cnpj.ts'
import { checkTaxId, isTaxIdType } from './tax-id.ts'

describe('numbers that are valid', () => {
  it.each([
    ['br-cpf', '390.533.447-05', '39053344705'],
    ['br-cnpj', '11.222.333/0001-81', '11222333000181'],
    ['br-cnpj', '12. ABC.345 /01DE–35', '12ABC34501DE35'],
    ['br-cnpj', '12abc34501de35', '12ABC34501DE35'],
    ['in-pan', 'AAKFD7113K', 'AAKFD7113K'],
    ['in-gstin', '27AAPFU0939F1ZV', '27AAPFU0939F1ZV'],
    ['in-aadhaar', '2341 2341 2346', '234123412346'],
    ['us-ssn', '536-90-4399', '536904399'],
    ['us-ein', '91-1144442', '911144442'],
    ['us-itin', '912-90-3456', '912903456'],
    ['us-rtn', '111000025', '111000025'],
    ['us-ptin', 'P-00634642', 'P00634642'],
    ['us-tin', '123-45-6789', '123456789'],
    ['us-tin', '04-2103594', '042103594'],
    ['ca-sin', '123-456-782', '123456782'],
    ['gb-utr', '1955839661', '1955839661'],
    ['de-idnr', '36 574 261 809', '36574261809'],
    ['de-idnr', '11123456786', '11123456786'],
    ['es-nif', 'X-5253868-R', 'X5253868R'],
    ['fr-siret', '329.338.88300153', '32933888300153'],
    ['fr-siret', '356 000 000 00048', '35600000000048'],
    ['fr-siret', '356 000 000 49837', '35600000049837'],
    ['gb-vat', 'GB 980 7806 84', '980780684'],
    ['gb-vat', 'GBGD001', 'GD001'],
    ['gb-vat', 'HA500', 'HA500'],
    ['it-codicefiscale', 'RCCMNL83S18D969H', 'RCCMNL83S18D969H'],
    ['it-codicefiscale', '00743110157', '00743110157'],
    ['lei', '213800KUD8LAJWSQ9D15', '213800KUD8LAJWSQ9D15'],
    ['bic', 'AGRIFRPP882', 'AGRIFRPP882'],
  ])('%s %s', (type, value, normalized) => {
    expect(checkTaxId(type, value)).toEqual({ valid: true, normalized })
  })
})

describe('numbers that are refused', () => {
  it.each([
    ['br-cpf', '111.111.111-11', 'component', 'one repeated digit'],
    ['br-cpf', '00000000000', 'format', 'all zeros'],
    ['br-cnpj', '00.000.000/0000-00', 'format', 'all zeros'],
    ['br-cnpj', '16.727.230/0001=97', 'format', 'a strange separator'],
    ['br-cnpj', '660-3', 'length', 'too short'],
    ['br-cnpj', '12.ABC.345/01DE-AB', 'format', 'letters as check digits'],
    ['br-cnpj', '12.ABC.345/01DE-99', 'checksum', 'check digits that disagree'],
    ['in-pan', 'ACUPA0000R', 'component', 'a serial that is never issued'],
    ['in-gstin', '27AAPFU0939F1AA', 'component', 'no Z in the fourteenth place'],
    ['in-aadhaar', '123412341234', 'format', 'a leading one'],
    ['us-ssn', '1112-23333', 'format', 'misplaced separators'],
    ['us-ssn', '078-05-1120', 'component', 'the specimen in the wallet'],
    ['us-ssn', '219-09-9999', 'component', 'the specimen in the pamphlet'],
    ['us-ssn', '666-12-3456', 'component', 'an area that is never issued'],
    ['us-ssn', '900-12-3456', 'component', 'an area kept for other numbers'],
    ['us-ssn', '123-00-4567', 'component', 'group 00'],
    ['us-ssn', '123-45-0000', 'component', 'serial 0000'],
    ['us-ssn', '1234567890123', 'length', 'too long'],
    ['us-ein', '911-14-4442', 'format', 'the separators of another number'],
    ['us-ein', '07-1144442', 'component', 'a prefix that no campus has'],
    ['us-itin', '9129-03456', 'format', 'misplaced separators'],
    ['us-itin', '912-93-4567', 'component', 'group 93'],
    ['us-itin', '912-89-4567', 'component', 'group 89'],
    ['us-itin', '912-66-4567', 'component', 'group 66'],
    ['us-itin', '123-70-6789', 'component', 'no leading nine'],
    ['us-rtn', '11100002B', 'format', 'a letter'],
    ['us-rtn', '112000025', 'checksum', 'a wrong digit'],
    ['us-ptin', '00634642', 'format', 'no leading P'],
    ['us-tin', '07-3456789', 'format', 'none of the kinds'],
    ['ca-sin', '823456785', 'component', 'a leading eight'],
    ['de-idnr', '1111234567 8', 'format', 'a digit four times'],
    ['de-idnr', '1122345678 5', 'format', 'two repeated digits'],
    ['de-idnr', '1234567890 3', 'format', 'no repeated digit'],
    ['de-idnr', '36574261890', 'checksum', 'a wrong digit'],
    ['fr-siret', '732829320000', 'length', 'twelve digits'],
    ['fr-siret', '7328293200007A', 'format', 'a letter'],
    ['fr-siret', '73282932000075', 'checksum', 'a wrong digit'],
    ['fr-siret', '35600002049837', 'checksum', 'a company that does not exist, with digits that add up all the same'],
    ['fr-siret', '35600000049838', 'checksum', 'a branch of La Poste whose digits add up to no multiple of five'],
    ['gb-vat', 'GD500', 'component', 'a department above 499'],
    ['gb-vat', 'HA499', 'component', 'a health authority below 500'],
    ['gb-vat', 'ZZ100', 'component', 'no public body'],
    ['it-codicefiscale', 'CNTCHR83T32D969H', 'component', '32 December'],
    ['it-codicefiscale', '00743110158', 'checksum', 'a wrong digit of a company'],
    ['lei', '213800KUD8LAJWSQ9D16', 'checksum', 'a wrong digit'],
    ['lei', '213800KUD8LAJWSQ9D1', 'length', 'too short'],
    ['bic', 'AGRIF2PP', 'format', 'a digit in the country'],
    ['bic', 'MULTIPLE', 'component', 'no such country'],
    ['bic', 'AGRIFRPP8', 'length', 'neither eight nor eleven'],
  ])('%s %s for its %s: %s', (type, value, reason) => {
    expect(checkTaxId(type, value)).toEqual({ valid: false, reason })
  })
})

describe('kinds of number', () => {
  it.each(['br-cpf', 'gb-utr', 'lei'])('%s is known', (type) => {
    expect(isTaxIdType(type)).toBe(true)
  })

  it.each(['br-xyz', 'zz-vat', 'cpf', '', 'br-constructor', '__proto__'])('%j is not', (type) => {
    expect(isTaxIdType(type)).toBe(false)
    expect(() => checkTaxId(type, '1')).toThrow(expect.objectContaining({ code: 'TAX_ID_TYPE_UNKNOWN' }))
  })
})

describe('CNPJ', () => {
  it('is printed in groups', () => {
    expect(formatCnpj(parseCnpj('12ABC34501DE35'))).toBe('12.ABC.345/01DE-35')
  })

  it('is refused without showing it', () => {
    expect(() => parseCnpj('11222333000182')).toThrow(
      expect.objectContaining({ details: { field: 'taxId', type: 'br-cnpj', rule: 'checksum' } }),
    )
    expect(() => parseCnpj(undefined)).toThrow(expect.objectContaining({ code: 'TAX_ID_MALFORMED' }))
  })
})
