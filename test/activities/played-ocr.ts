import type { DocumentPage, Ocr, ReadDocument, ReadField } from '#integrations/ocr/ocr.ts'
import { AppError } from '#domain/errors.ts'
import type { TestApplication } from './open-test-application.ts'

export type PlayedOcr = Ocr & { read: DocumentPage[][] }

/** A reading engine that answers what a test wants, and remembers what it was given. */
export function playOcr(answer: ReadDocument | AppError): PlayedOcr {
  const read: DocumentPage[][] = []
  return {
    provider: 'tesseract',
    read,
    readIdentityDocument: async (pages) => {
      read.push(pages)
      if (answer instanceof AppError) throw answer
      return answer
    },
  }
}

/** The identity card of this person, read well. */
export function cardOf({ person }: TestApplication, changes: Partial<Record<ReadField['name'], string | undefined>> = {}): ReadDocument {
  const values: Partial<Record<ReadField['name'], string | undefined>> = {
    mrz: 'IDBRA<<<<',
    surname: person.surname.toUpperCase(),
    givenNames: person.givenNames.toUpperCase(),
    documentNumber: 'BR4071935',
    personalNumber: person.taxId,
    birthDate: person.birthDate,
    expiryDate: '2031-08-09',
    ...changes,
  }
  return {
    model: 'played 1',
    documentType: 'identity_card',
    mrz: { status: 'valid', format: 'TD1' },
    pages: [{ page: 1, widthPx: 1600, heightPx: 1000, rotationDegrees: 0 }],
    fields: (Object.entries(values) as [ReadField['name'], string | undefined][]).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [{ name, value, confidence: 96.25, page: 1, box: { left: 0.1, top: 0.2, width: 0.3, height: 0.05 }, source: 'mrz' as const }],
    ),
  }
}
