import type { PictureReading } from './reading.ts'

/** All field types of AnalyzeID, in the order in which the service lists them. */
const identityFieldTypes = [
  'FIRST_NAME',
  'LAST_NAME',
  'MIDDLE_NAME',
  'SUFFIX',
  'CITY_IN_ADDRESS',
  'ZIP_CODE_IN_ADDRESS',
  'STATE_IN_ADDRESS',
  'STATE_NAME',
  'DOCUMENT_NUMBER',
  'EXPIRATION_DATE',
  'DATE_OF_BIRTH',
  'DATE_OF_ISSUE',
  'ID_TYPE',
  'ENDORSEMENTS',
  'VETERAN',
  'RESTRICTIONS',
  'CLASS',
  'ADDRESS',
  'COUNTY',
  'PLACE_OF_BIRTH',
] as const

/**
 * The fields of an identity document as AnalyzeID gives them: every type, every time. One that is absent has an empty text and a high
 * confidence, and a document from outside the United States has them all absent.
 */
export function toIdentityDocument(reading: PictureReading, options: { absentFields: boolean }): unknown {
  const types = [...new Set([...identityFieldTypes, ...Object.keys(reading.identity ?? {})])]
  return {
    DocumentIndex: 1,
    IdentityDocumentFields: types.map((type) => {
      const found = options.absentFields ? undefined : reading.identity?.[type]
      return { Type: { Text: type }, ValueDetection: found === undefined ? absent(type) : toDetection(found) }
    }),
  }
}

function absent(type: string): unknown {
  return { Text: type === 'ID_TYPE' ? 'OTHER' : '', Confidence: 99.1 }
}

function toDetection(found: { text: string; confidence: number; normalized?: string }): unknown {
  const { text, confidence, normalized } = found
  return {
    Text: text,
    ...(normalized !== undefined && { NormalizedValue: { Value: normalized, ValueType: 'Date' } }),
    Confidence: confidence,
  }
}
