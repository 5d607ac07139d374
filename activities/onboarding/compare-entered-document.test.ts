import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { saveEnteredDocument } from '#db/documents/entered-document.ts'
import { latestReading } from '#db/readings/find-reading.ts'
import type { EnteredDocument } from '#domain/document/entered-document.ts'
import { fullNameOf } from '#sandbox/people/person.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { handInPhotographs } from '#test/activities/hand-in-photographs.ts'
import { openTestApplication, type TestOpening } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterEach(() => bench.sandbox.control.clear('serpro'))
afterAll(() => bench.close())

/** Photographed, and read by people. */
async function entered(slug: string, read: Partial<EnteredDocument> = {}, opening: TestOpening = {}) {
  const application = await openTestApplication(bench, slug, opening)
  const { person, documentCaseId: caseId } = application
  const documentSetId = await handInPhotographs(bench.store, application)
  const { birthDate } = person
  const document: EnteredDocument = {
    documentType: 'passport',
    fullName: fullNameOf(person),
    documentNumber: 'YC1234567',
    birthDate,
    ...read,
  }
  const reference = await saveEnteredDocument(bench.store, { caseId, entered: document, enteredBy: 'staff:p-101' })
  const compare = () => bench.run('compareEnteredDocument', { caseId, documentSetId, entered: reference })
  return { application, caseId, documentSetId, reference, compare }
}

const agreed = { missing: [], lowConfidence: [], mismatches: [], expired: false }

describe('a document that people read', () => {
  it('is compared with what was declared, and kept as a reading, once', async () => {
    const { caseId, compare } = await entered('ana-ordinary')
    expect(await compare()).toEqual(agreed)
    expect(await compare()).toEqual(agreed)
    expect(await latestReading(bench.store, caseId)).toMatchObject({ provider: 'by_hand', documentType: 'passport' })
    expect(await bench.store.db('document_reading').where({ case_id: caseId })).toHaveLength(1)
  })

  it.each<[string, Partial<EnteredDocument>, object]>([
    ['another name', { fullName: 'Otávio Lemos' }, { mismatches: ['name'] }],
    ['another birth date', { birthDate: '1971-01-31' }, { mismatches: ['birthDate'] }],
    ['a day on which it ended', { expiryDate: '2020-01-31' }, { expired: true }],
  ])('that shows %s differs, whoever has read it', async (_what, read, found) => {
    const { compare } = await entered('ana-ordinary', read)
    expect(await compare()).toMatchObject({ ...agreed, ...found })
  })

  it('that shows a social name alone is believed only where the tax authority knows both names', async () => {
    const { application, compare } = await entered(
      'ana-ordinary',
      { fullName: 'Bruna Salgado' },
      { profile: { socialName: 'Bruna Salgado' } },
    )
    expect(await compare()).toEqual(agreed)
    const check = { caseId: application.onboardingCaseId, provider: 'serpro', attempt: 1 }
    expect(await bench.run('checkTaxStanding', check)).toMatchObject({ outcome: 'found', nameAgrees: false })
  })

  it('is exactly what was ordered, of this case', async () => {
    const [one, other] = [await entered('ana-ordinary'), await entered('carla-suspended')]
    const compareWith = (sha256: string, id = one.reference.id) =>
      bench.run('compareEnteredDocument', { caseId: one.caseId, documentSetId: one.documentSetId, entered: { id, sha256 } })
    await expect(compareWith('0'.repeat(64))).rejects.toMatchObject({ type: 'DOCUMENT_DAMAGED' })
    await expect(compareWith(other.reference.sha256, other.reference.id)).rejects.toMatchObject({ type: 'READING_NOT_FOUND' })
  })
})
