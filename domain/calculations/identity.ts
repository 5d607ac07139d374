import { z } from 'zod'
import { checkIban } from '#domain/identity/iban.ts'
import { mrzCheckDigit } from '#domain/identity/mrz/check-digit.ts'
import { mrzLayouts, type MrzFormat } from '#domain/identity/mrz/layouts.ts'
import { type MrzCheck, type MrzFields, parseMrz } from '#domain/identity/mrz/parse-mrz.ts'
import { writeMrzNameLine } from '#domain/identity/mrz/write-name.ts'
import { checkTaxId } from '#domain/identity/tax-id.ts'
import { defineCalculation } from './calculation.ts'
import { wholeNumber } from './fields.ts'

const text = z.string().max(200)

const checkDigit = defineCalculation({
  kind: 'mrz-check-digit',
  summary: 'Check digit of a field in a machine-readable zone',
  inputs: z.object({ field: text }),
  result: z.object({ digit: z.string() }),
  calculate: ({ field }) => ({ digit: mrzCheckDigit(field) }),
})

const nameLine = defineCalculation({
  kind: 'mrz-name-line',
  summary: 'The line of a machine-readable zone that carries the name',
  inputs: z.object({ document_code: text, issuing_state: text, primary: text, secondary: text, length: wholeNumber(15, 100) }),
  result: z.object({ line: z.string() }),
  calculate: (inputs) => ({
    line: writeMrzNameLine(
      inputs.document_code,
      inputs.issuing_state,
      { primary: inputs.primary, secondary: inputs.secondary },
      inputs.length,
    ),
  }),
})

const documentFields = z.object({
  document_code: z.string(),
  issuing_state: z.string(),
  surname: z.string(),
  given_names: z.string(),
  document_number: z.string(),
  nationality: z.string(),
  birth_date: z.string(),
  sex: z.string(),
  expiry_date: z.string(),
  optional_data: z.string(),
  optional_data_2: z.string().optional(),
})

const document = defineCalculation({
  kind: 'mrz-document',
  summary: 'Fields and check digits of a machine-readable zone',
  inputs: z.object({ format: z.enum(Object.keys(mrzLayouts) as MrzFormat[]), lines: z.array(text).min(2).max(3) }),
  result: z.object({ valid_check_digits: z.boolean(), fields: documentFields, wrong: z.array(z.string()) }),
  calculate: ({ format, lines }) => {
    const { fields, wrong } = parseMrz(lines, format)
    return { valid_check_digits: wrong.length === 0, fields: showFields(fields), wrong: wrong.map((check) => checkNames[check]) }
  },
})

const taxId = defineCalculation({
  kind: 'taxid',
  summary: 'Whether a tax or registration number is valid, and if not, why',
  inputs: z.object({ type: text, value: text }),
  result: z.object({ valid: z.boolean(), normalized: z.string().optional(), reason: z.string().optional() }),
  calculate: ({ type, value }) => ({ ...checkTaxId(type, value) }),
})

const iban = defineCalculation({
  kind: 'iban',
  summary: 'Whether an IBAN is valid, and if not, why',
  inputs: z.object({ value: text }),
  result: z.object({ valid: z.boolean(), normalized: z.string().optional(), reason: z.string().optional() }),
  calculate: ({ value }) => ({ ...checkIban(value) }),
})

export const identity = [checkDigit, nameLine, document, taxId, iban]

const checkNames: Record<MrzCheck, string> = {
  documentNumber: 'document_number',
  birthDate: 'birth_date',
  expiryDate: 'expiry_date',
  optionalData: 'optional_data',
  composite: 'composite',
}

function showFields(fields: MrzFields): z.input<typeof documentFields> {
  return {
    document_code: fields.documentCode,
    issuing_state: fields.issuingState,
    surname: fields.surname,
    given_names: fields.givenNames,
    document_number: fields.documentNumber,
    nationality: fields.nationality,
    birth_date: fields.birthDate,
    sex: fields.sex === 'unspecified' ? '<' : fields.sex,
    expiry_date: fields.expiryDate,
    optional_data: fields.optionalData,
    ...(fields.moreOptionalData === undefined ? {} : { optional_data_2: fields.moreOptionalData }),
  }
}
