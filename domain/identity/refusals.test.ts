import { describe } from 'vitest'
import { itRefuses } from '#test/rules/it-refuses.ts'
import { parseCnpj } from './cnpj.ts'
import { parseCpf } from './cpf.ts'
import { parseIban } from './iban.ts'
import { mrzCheckDigit } from './mrz/check-digit.ts'
import { parseMrz } from './mrz/parse-mrz.ts'
import { transliterateName } from './mrz/transliterate.ts'
import { writeMrzName, writeMrzNameLine } from './mrz/write-name.ts'
import { checkTaxId } from './tax-id.ts'
import { requireTaxId } from './tax-id-check.ts'

const anna = { primary: 'Eriksson', secondary: 'Anna Maria' }
const zone = 'digits, capital letters and the filler <'
const scripts = 'letters of the Latin, Cyrillic or Arabic script'

describe('identifiers', () => {
  itRefuses([
    [
      'a kind of number that nobody knows',
      () => checkTaxId('zz-tin', '1'),
      'TAX_ID_TYPE_UNKNOWN',
      'type',
      'a country and a kind, such as br-cpf',
    ],
    ['a CPF that is no text', () => parseCpf(52998224725), 'TAX_ID_MALFORMED', 'taxId', 'format'],
    ['a CPF that is too short', () => parseCpf('5299822472', 'payer'), 'TAX_ID_MALFORMED', 'payer', 'length'],
    ['a CPF that is never issued', () => parseCpf('111.111.111-11'), 'TAX_ID_MALFORMED', 'taxId', 'component'],
    ['a CPF with a wrong digit', () => parseCpf('529.982.247-26'), 'TAX_ID_MALFORMED', 'taxId', 'checksum'],
    ['a CNPJ that is no text', () => parseCnpj(null), 'TAX_ID_MALFORMED', 'taxId', 'format'],
    ['a CNPJ with a wrong digit', () => parseCnpj('11.222.333/0001-82', 'company'), 'TAX_ID_MALFORMED', 'company', 'checksum'],
    ['what a check refused', () => requireTaxId({ valid: false, reason: 'length' }, 'us-ssn', 'ssn'), 'TAX_ID_MALFORMED', 'ssn', 'length'],
    ['an IBAN that is no text', () => parseIban(undefined), 'IBAN_MALFORMED', 'iban', 'format'],
    ['an IBAN of no country', () => parseIban('XX8200', 'to'), 'IBAN_MALFORMED', 'to', 'country'],
    ['an IBAN with a wrong digit', () => parseIban('CH93 0076 2011 6238 5295 8'), 'IBAN_MALFORMED', 'iban', 'checksum'],
    ['a check digit over small letters', () => mrzCheckDigit('l898902c3'), 'MRZ_MALFORMED', 'field', zone],
    ['a check digit over a blank', () => mrzCheckDigit('L89 '), 'MRZ_MALFORMED', 'field', zone],
    ['a check digit over two letters in one', () => mrzCheckDigit('Ǆ'), 'MRZ_MALFORMED', 'field', zone],
    ['lines that are no zone', () => parseMrz(['P<UTO']), 'MRZ_MALFORMED', 'lines', '3 lines of 30, 2 of 36 or 2 of 44 characters'],
    ['a zone with a line too few', () => parseMrz(['<'.repeat(44)], 'TD3'), 'MRZ_MALFORMED', 'lines', '2 lines of 44 characters'],
    [
      'a zone with a line too short',
      () => parseMrz(['<'.repeat(44), '<'.repeat(43)], 'TD3'),
      'MRZ_MALFORMED',
      'lines',
      '2 lines of 44 characters',
    ],
    ['a zone with other characters', () => parseMrz(['<'.repeat(44), '«'.repeat(44)], 'TD3'), 'MRZ_MALFORMED', 'lines', zone],
    ['a document code of digits', () => writeMrzNameLine('P1', 'UTO', anna, 44), 'MRZ_MALFORMED', 'documentCode', '1 to 2 capital letters'],
    [
      'a document code that is too long',
      () => writeMrzNameLine('PAS', 'UTO', anna, 44),
      'MRZ_MALFORMED',
      'documentCode',
      '1 to 2 capital letters',
    ],
    ['no document code', () => writeMrzNameLine('', 'UTO', anna, 44), 'MRZ_MALFORMED', 'documentCode', '1 to 2 capital letters'],
    ['a state of four letters', () => writeMrzNameLine('P', 'UTOP', anna, 44), 'MRZ_MALFORMED', 'issuingState', '1 to 3 capital letters'],
    [
      'a line without room for a name',
      () => writeMrzNameLine('P', 'UTO', anna, 14),
      'TERM_OUT_OF_RANGE',
      'length',
      'at least 10 for the name',
    ],
    ['half a character', () => writeMrzName(anna, 30.5), 'TERM_OUT_OF_RANGE', 'length', 'at least 10 for the name'],
    [
      'a name without letters',
      () => writeMrzName({ primary: "'-'", secondary: 'Anna' }, 39),
      'NAME_NOT_TRANSLITERABLE',
      'primary',
      'at least one letter',
    ],
    ['a name in a script that the standard leaves out', () => transliterateName('山田'), 'NAME_NOT_TRANSLITERABLE', 'name', scripts],
    ['a name with a digit', () => transliterateName('John 3rd'), 'NAME_NOT_TRANSLITERABLE', 'name', scripts],
  ])
})
