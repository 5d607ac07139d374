import type { IdentityDocumentField } from '@aws-sdk/client-textract'
import { isIsoDate } from '#domain/calendar/iso-date.ts'
import type { IdentityFieldName, ReadField } from '../ocr.ts'

/** The field types of AnalyzeID that say something we ask for. */
const names: Record<string, IdentityFieldName> = {
  LAST_NAME: 'surname',
  DOCUMENT_NUMBER: 'documentNumber',
  DATE_OF_BIRTH: 'birthDate',
  EXPIRATION_DATE: 'expiryDate',
}

/** What AnalyzeID read: it lists every type every time, an absent one with an empty text and a high confidence. Without geometry. */
export function readIdentityFields(fields: readonly IdentityDocumentField[], page: number): ReadField[] {
  const present = fields.filter((field) => field.ValueDetection?.Text !== undefined && field.ValueDetection.Text.trim() !== '')
  const given = ['FIRST_NAME', 'MIDDLE_NAME'].flatMap((type) => present.find((field) => field.Type?.Text === type) ?? [])
  const toField = (name: IdentityFieldName, value: string | undefined, confidence: number): ReadField[] =>
    value === undefined ? [] : [{ name, value, confidence, page, source: 'visual' }]
  return [
    ...present.flatMap((field) => {
      const name = names[field.Type?.Text ?? '']
      if (name === undefined) return []
      return toField(
        name,
        name.endsWith('Date') ? dateOf(field) : field.ValueDetection?.Text?.trim(),
        field.ValueDetection?.Confidence ?? 0,
      )
    }),
    ...(given.length === 0
      ? []
      : toField(
          'givenNames',
          given.map((field) => field.ValueDetection?.Text?.trim()).join(' '),
          Math.min(...given.map((field) => field.ValueDetection?.Confidence ?? 0)),
        )),
  ]
}

export function identityTypeOf(fields: readonly IdentityDocumentField[]): 'passport' | 'unknown' {
  const type = fields.find((field) => field.Type?.Text === 'ID_TYPE')?.ValueDetection?.Text ?? ''
  return /PASSPORT/i.test(type) ? 'passport' : 'unknown'
}

/**
 * The normalized date where there is one (its type is `Date` on the wire, `DATE` in the model). Otherwise the text, month first as in the
 * United States, but only where it cannot be read the other way round: half of all wrong birth dates would be such a guess.
 */
function dateOf({ ValueDetection }: IdentityDocumentField): string | undefined {
  const normalized = ValueDetection?.NormalizedValue?.Value?.slice(0, 10)
  if (ValueDetection?.NormalizedValue?.ValueType?.toUpperCase() === 'DATE' && isIsoDate(normalized)) return normalized
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(ValueDetection?.Text?.trim() ?? '')
  if (figures === null) return undefined
  const [, first = '', second = '', year = ''] = figures
  const isUnambiguous = Number(first) > 12 || Number(second) > 12 || first === second
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second]
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isUnambiguous && isIsoDate(text) ? text : undefined
}
