import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findReading } from '#db/readings/find-reading.ts'
import { AppError } from '#domain/errors.ts'
import type { Ocr, ReadDocument } from '#integrations/ocr/ocr.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { handInPhotographs } from '#test/activities/hand-in-photographs.ts'
import { openTestApplication, type TestApplication } from '#test/activities/open-test-application.ts'
import { cardOf, playOcr } from '#test/activities/played-ocr.ts'

let bench: ActivityBench
let ana: TestApplication
beforeAll(async () => {
  bench = await openActivityBench()
  ana = await openTestApplication(bench, 'ana-ordinary')
})
afterAll(() => bench.close())

async function read(application: TestApplication, answer: ReadDocument | AppError, attempt = 1) {
  const documentSetId = await handInPhotographs(bench.store, application)
  const ocr = playOcr(answer)
  const input = { caseId: application.documentCaseId, documentSetId, provider: 'tesseract', attempt }
  return { ocr, input, result: await bench.run('readIdentityDocument', input, { ocr: { tesseract: ocr } }) }
}

async function compare(application: TestApplication, answer: ReadDocument, businessDate = '2026-11-23') {
  const { result } = await read(application, answer)
  const input = { caseId: application.documentCaseId, readingId: result.readingId! }
  return { readingId: input.readingId, comparison: await bench.run('compareDocument', input, { businessDate: () => businessDate }) }
}

describe('reading an identity document', () => {
  it('gives the engine front and back in order, and answers names and numbers only', async () => {
    const { ocr, result, input } = await read(ana, cardOf(ana))
    expect(ocr.read.map((pages) => pages.map((page) => Buffer.from(page.content).toString()))).toEqual([
      [`front of ${input.documentSetId}`, `back of ${input.documentSetId}`],
    ])
    expect(result).toEqual({
      readingId: expect.any(String),
      readable: true,
      documentType: 'identity_card',
      mrz: 'valid',
      fieldsRead: 7,
      lowestConfidence: 96,
      missing: [],
    })
  })

  it('keeps every value sealed, with its place on the page', async () => {
    const { result } = await read(ana, cardOf(ana))
    const reading = await findReading(bench.store, result.readingId!)
    expect(reading.fields).toEqual(cardOf(ana).fields)
    const rows: { value: Buffer }[] = await bench.store.db('document_field').where({ reading_id: reading.id })
    for (const row of rows) expect(row.value.toString('latin1')).not.toMatch(/MOREIRA|1112223|1990/)
  })

  it('reads one attempt once, however often the engine repeats it', async () => {
    const { input, result } = await read(ana, cardOf(ana))
    const again: Ocr = { provider: 'tesseract', readIdentityDocument: () => Promise.reject(new Error('asked again')) }
    expect(await bench.run('readIdentityDocument', input, { ocr: { tesseract: again } })).toEqual(result)
  })

  it('reads the next attempt anew, by the provider that the step was switched to', async () => {
    const { input, result } = await read(ana, cardOf(ana))
    const textract = { ...playOcr(cardOf(ana)), provider: 'textract' }
    const second = await bench.run('readIdentityDocument', { ...input, provider: 'textract', attempt: 2 }, { ocr: { textract } })
    expect(second.readingId).not.toBe(result.readingId)
    expect(await findReading(bench.store, second.readingId!)).toMatchObject({ provider: 'textract', attempt: 2 })
  })

  it('answers that a picture cannot be read, so that the applicant takes a better one', async () => {
    const { result } = await read(ana, new AppError('OCR_DOCUMENT_UNREADABLE', { provider: 'tesseract' }))
    expect(result).toMatchObject({ readable: false, documentType: 'unknown', mrz: 'absent', fieldsRead: 0, lowestConfidence: 0 })
  })

  it.each([
    ['the name', { surname: undefined, givenNames: undefined }, ['name']],
    ['the birth date', { birthDate: undefined }, ['birthDate']],
  ])('is not enough without %s', async (_name, changes, missing) => {
    expect((await read(ana, cardOf(ana, changes))).result).toMatchObject({ readable: false, missing })
  })

  it('fails as unavailable where the engine is down, and leaves no reading', async () => {
    const documentSetId = await handInPhotographs(bench.store, ana)
    const input = { caseId: ana.documentCaseId, documentSetId, provider: 'tesseract', attempt: 1 }
    const down = playOcr(new AppError('OCR_DOWN', { provider: 'tesseract', reason: 'timeout' }))
    await expect(bench.run('readIdentityDocument', input, { ocr: { tesseract: down } })).rejects.toMatchObject({ type: 'OCR_DOWN' })
    expect(await bench.store.db('document_reading').where({ document_set_id: documentSetId })).toEqual([])
  })

  it('reads nothing of another case', async () => {
    const other = await openTestApplication(bench, 'bruno-pending-regularisation')
    const documentSetId = await handInPhotographs(bench.store, other)
    const input = { caseId: ana.documentCaseId, documentSetId, provider: 'tesseract', attempt: 1 }
    await expect(bench.run('readIdentityDocument', input)).rejects.toMatchObject({ type: 'DOCUMENT_SET_NOT_FOUND' })
  })

  it('refuses a provider that is not set up', async () => {
    const documentSetId = await handInPhotographs(bench.store, ana)
    const input = { caseId: ana.documentCaseId, documentSetId, provider: 'toString', attempt: 1 }
    await expect(bench.run('readIdentityDocument', input)).rejects.toMatchObject({ type: 'PROVIDER_NOT_CONFIGURED', nonRetryable: true })
  })
})

describe('comparing a document with the declaration', () => {
  it('finds nothing where they agree, and knows the document again', async () => {
    const { comparison } = await compare(ana, cardOf(ana))
    expect(comparison).toEqual({ missing: [], lowConfidence: [], mismatches: [], expired: false })
    const known = await bench.store.db('party_identifier').where({ party_id: ana.partyId, kind: 'identity-document' }).first()
    expect(known.value_hash).toEqual(bench.store.vault.searchHash('identity-document', 'identity_card:BR4071935'))
  })

  it.each([
    ['another birth date is a mismatch, for a person', { birthDate: '1990-04-13' }, { mismatches: ['birthDate'] }],
    [
      'an absent number is missing, for a new photograph',
      { documentNumber: undefined },
      { missing: ['documentNumber'], retake: 'unreadable' },
    ],
    ['a passed date is expired, for another document', { expiryDate: '2026-11-22' }, { expired: true, retake: 'expired' }],
    [
      'a mismatch beside something missing is for a person',
      { birthDate: '1990-04-13', documentNumber: undefined },
      { mismatches: ['birthDate'], missing: ['documentNumber'] },
    ],
  ])('%s', async (_name, changes, found) => {
    const { comparison } = await compare(ana, cardOf(ana, changes))
    expect(comparison).toEqual({ missing: [], lowConfidence: [], mismatches: [], expired: false, ...found })
  })

  it('holds a document good until the end of its last day', async () => {
    const { comparison } = await compare(ana, cardOf(ana, { expiryDate: '2026-11-23' }))
    expect(comparison.expired).toBe(false)
  })

  it('lets nobody pass with a kind of document that the product does not take', async () => {
    const { comparison } = await compare(ana, { ...cardOf(ana), documentType: 'unknown' })
    expect(comparison).toMatchObject({ mismatches: ['documentType'], retake: 'unreadable' })
  })

  it('lets nobody pass with a zone whose check digits fail', async () => {
    const wrong: ReadDocument = { ...cardOf(ana), mrz: { status: 'invalid', format: 'TD1', wrong: ['birthDate'] } }
    expect((await compare(ana, wrong)).comparison).toMatchObject({ lowConfidence: ['mrz'], retake: 'unreadable' })
  })

  it('keeps the findings with the reading: names, no values', async () => {
    const { readingId } = await compare(ana, cardOf(ana, { birthDate: '1990-04-13', expiryDate: '2020-01-01' }))
    const { findings } = await findReading(bench.store, readingId)
    expect(findings).toEqual({
      findings: [
        { kind: 'mismatch', field: 'birthDate', source: 'mrz', cure: 'person' },
        { kind: 'expired', cure: 'retake' },
      ],
    })
  })

  it('knows no reading of another case', async () => {
    const other = await openTestApplication(bench, 'carla-suspended')
    const { result } = await read(other, cardOf(other))
    const input = { caseId: ana.documentCaseId, readingId: result.readingId! }
    await expect(bench.run('compareDocument', input)).rejects.toMatchObject({ type: 'READING_NOT_FOUND' })
  })
})
