import { afterAll, describe, expect, it } from 'vitest'
import { compareIdentity } from '#domain/document/compare-identity.ts'
import { licenceNumber } from '#sandbox/pictures/driver-licence.ts'
import {
  drawDriverLicence,
  drawIdentityCard,
  drawPassport,
  drawRegisterCard,
  type DrawingOptions,
} from '#sandbox/pictures/draw-identity-document.ts'
import type { DocumentHolder } from '#sandbox/pictures/holder.ts'
import { declarationOf, holders, identityRules } from '#test/pictures/holders.ts'
import type { ReadDocument } from './ocr.ts'
import { createTesseractOcr } from './tesseract.ts'

const ocr = createTesseractOcr({ today: () => identityRules.today })
const [ana, joao, marcia, otavio, luzia, maximiliano, iris, zozimo] = holders as [
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
]

afterAll(() => ocr.close())

describe('a drawn document of an honest applicant', () => {
  const honest: [how: string, holder: DocumentHolder, draw: typeof drawPassport | typeof drawIdentityCard, options: DrawingOptions][] = [
    ['a card', ana, drawIdentityCard, { seed: 71 }],
    ['a card laid askew, its name cut off', marcia, drawIdentityCard, { seed: 73, tiltDegrees: 12 }],
    ['a passport laid askew the other way, in the shadow of a hand', otavio, drawPassport, { seed: 74, tiltDegrees: -10, shadowed: true }],
    ['a passport with a small picture of it', luzia, drawPassport, { seed: 75, flaws: ['low_resolution'] }],
    [
      'a passport turned by its EXIF orientation, its name cut off',
      maximiliano,
      drawPassport,
      { seed: 76, quarterTurns: 3, turnInExif: true },
    ],
    ['a passport in the dark', iris, drawPassport, { seed: 77, flaws: ['dark'] }],
    ['a passport a little out of focus', zozimo, drawPassport, { seed: 78, flaws: ['soft'] }],
  ]
  it.each(honest)('bears out the declaration, and nobody else’s: %s', async (_how, holder, draw, options) => {
    const document = await read(draw(holder, options))
    expect(compareIdentity(declarationOf(holder), document, identityRules)).toEqual({ findings: [] })
    const others = holders.filter((other) => other !== holder)
    expect(others.filter((other) => compareIdentity(declarationOf(other), document, identityRules).findings.length === 0)).toEqual([])
    expect(document.fields.find((field) => field.name === 'documentNumber' && field.source === 'mrz')?.value).toBe(holder.documentNumber)
  })
})

describe('a Brazilian document without a machine-readable zone', () => {
  const read = async (pages: ReturnType<typeof drawDriverLicence>) => {
    const { documentType, mrz, fields } = await ocr.readIdentityDocument([...(await pages)])
    return { documentType, mrz, said: Object.fromEntries(fields.map(({ name, value }) => [name, value])) }
  }

  it('is read by its labels: a driver’s licence, whose own number is not that of the identity card which it names', async () => {
    const { said, ...rest } = await read(drawDriverLicence(ana, { seed: 5 }))
    expect(rest).toEqual({ documentType: 'identity_card', mrz: { status: 'absent' } })
    expect(said).toMatchObject({
      fullName: 'ANA BEATRIZ CONCEIÇÃO DA SILVA',
      personalNumber: ana.personalNumber,
      documentNumber: licenceNumber(ana),
      birthDate: ana.birthDate,
      expiryDate: ana.expiryDate,
    })
  })

  it('is read by its labels: an identity card of the old kind, which never expires, and prints months in words', async () => {
    const { said, ...rest } = await read(drawRegisterCard(ana, { seed: 5 }))
    expect(rest).toEqual({ documentType: 'identity_card', mrz: { status: 'absent' } })
    expect(said).toMatchObject({ personalNumber: ana.personalNumber, birthDate: ana.birthDate, documentNumber: '499822472' })
    expect(said).not.toHaveProperty('expiryDate')
  })
})

// That one whose zone was altered does not is said of every reader, in their contract.
describe('a document that should not pass', () => {
  it('does not when the print was altered and the zone left alone', async () => {
    const document = await read(drawPassport({ ...joao, surname: 'Quirino' }, { seed: 81, mrzHolder: joao }))
    expect(document.mrz).toMatchObject({ status: 'valid' })
    const { findings, retake } = compareIdentity(declarationOf(joao), document, identityRules)
    expect(findings).toEqual([{ kind: 'mismatch', field: 'name', source: 'visual', cure: 'person' }])
    expect(retake).toBeUndefined()
  })

  it('does not when it has expired, and another one is asked for', async () => {
    const document = await read(drawPassport({ ...luzia, expiryDate: '2026-06-14' }, { seed: 83 }))
    expect(compareIdentity(declarationOf(luzia), document, identityRules)).toEqual({
      findings: [{ kind: 'expired', expiredOn: '2026-06-14', cure: 'retake' }],
      retake: 'expired',
    })
  })

  it('does not when its lower edge is outside the picture, and a new picture is asked for', async () => {
    const document = await read(drawPassport(zozimo, { seed: 84, flaws: ['cropped'] }))
    const { findings, retake } = compareIdentity(declarationOf(zozimo), document, identityRules)
    expect(findings).toContainEqual({ kind: 'missing', field: 'mrz', cure: 'retake' })
    expect(retake).toBe('unreadable')
  })
})

async function read(pictures: ReturnType<typeof drawPassport | typeof drawIdentityCard>): Promise<ReadDocument> {
  return await ocr.readIdentityDocument([...(await pictures)])
}
