import { createHash } from 'node:crypto'
import { createAlfresco } from '#integrations/ecm/alfresco.ts'
import { createCmis } from '#integrations/ecm/cmis.ts'
import { createS3 } from '#integrations/ecm/s3.ts'
import type { Ecm } from '#integrations/ecm/ecm.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findContract } from '#db/contracts/find-contract.ts'
import { documentsOfCases, findDocument } from '#db/documents/find-document.ts'
import { readDocumentContent } from '#db/documents/read-content.ts'
import { saveDocument } from '#db/documents/save-document.ts'
import { findOffer } from '#db/offers/find-offer.ts'
import { AppError } from '#domain/errors.ts'
import type { ESign } from '#integrations/esign/esign.ts'
import { findShownDocument } from '#integrations/esign/verify-seal.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { acceptOffer, openEnvelope, sealContract, sign } from '#test/activities/carry-loan.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'
import { readPdf } from '#test/documents/read-pdf.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterAll(() => bench.close())

const contentOf = async (documentId: string) => readDocumentContent(bench.store, await findDocument(bench.store.db, documentId))
const ourPage = () => bench.deps.esign['built-in']!
const stateOf = async (contractId: string) => (await findContract(bench.store.db, contractId))!.state

describe('drawing up the contract', () => {
  it('writes the accepted offer down, to the cent and the day', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary', { locale: 'pt-BR' })
    const offerId = await acceptOffer(bench, application)
    const drawn = await bench.run('drawUpContract', { caseId: application.loanCaseId, offerId })
    const contract = (await findContract(bench.store.db, drawn.contractId))!
    expect(contract).toMatchObject({ state: 'drawn_up', offerId, reference: expect.stringMatching(/^L-\d+-C1$/) })
    const pdf = await contentOf(contract.documentId!)
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(drawn.sha256)
    const { priced } = (await findOffer(bench.store.db, offerId))!
    const text = (await readPdf(new Uint8Array(pdf))).pages
      .map((page) => page.text)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
    for (const said of [
      'Ana Beatriz Moreira',
      '111.222.331-24',
      contract.reference,
      'R$ 5.000,00',
      `${priced.cetAnnualPercent.replace('.', ',')}%`,
    ])
      expect(text).toContain(said)
    for (const row of priced.schedule) expect(text).toContain(row.dueOn.split('-').reverse().join('/'))
  })

  it('gives an offer one contract, also when it is drawn up twice at once', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const input = { caseId: application.loanCaseId, offerId: await acceptOffer(bench, application) }
    const drawn = await Promise.all([bench.run('drawUpContract', input), bench.run('drawUpContract', input)])
    expect(drawn[0]).toEqual(drawn[1])
    expect(await documentsOfCases(bench.store.db, [application.loanCaseId])).toHaveLength(1)
  })

  it('needs an offer that was accepted, of this case', async () => {
    const [application, other] = [await openTestApplication(bench, 'ana-ordinary'), await openTestApplication(bench, 'ana-ordinary')]
    const standsUntil = new Date(Date.now() + 60_000).toISOString()
    const { offerId } = await bench.run('makeOffer', {
      caseId: application.loanCaseId,
      terms: { amountMinor: 500_000, termMonths: 12 },
      standsUntil,
    })
    await expect(bench.run('drawUpContract', { caseId: application.loanCaseId, offerId })).rejects.toMatchObject({
      type: 'OFFER_NOT_ACCEPTED',
    })
    await expect(bench.run('drawUpContract', { caseId: other.loanCaseId, offerId })).rejects.toMatchObject({ type: 'OFFER_NOT_FOUND' })
  })
})

describe('signing', () => {
  it('opens one envelope however often it is asked', async () => {
    const opened = await openEnvelope(bench, await openTestApplication(bench, 'ana-ordinary'))
    const again = await bench.run('requestSignature', { ...opened, provider: 'built-in' })
    const contract = await findContract(bench.store.db, opened.contractId)
    expect(contract).toMatchObject({ state: 'out_for_signature', envelopeId: again.envelopeId, esignProvider: 'built-in' })
    expect(again.page).toBe('own_page')
  })

  it('seals exactly what was shown, and keeps the first seal', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const { caseId, contractId } = await openEnvelope(bench, application)
    await sign(bench, application, contractId)
    const [first, second] = await Promise.all([
      bench.run('sealContract', { caseId, contractId }),
      bench.run('sealContract', { caseId, contractId }),
    ])
    expect(second).toEqual(first)
    const contract = (await findContract(bench.store.db, contractId))!
    expect(contract.state).toBe('sealed')
    const [shown, sealed] = [await findDocument(bench.store.db, contract.documentId!), await contentOf(contract.signedDocumentId!)]
    expect(createHash('sha256').update(sealed).digest('hex')).toBe(first.sha256)
    expect(findShownDocument(sealed, shown.sha256)).toBeDefined()
    expect((await documentsOfCases(bench.store.db, [caseId])).map((document) => document.kind).sort()).toEqual([
      'contract',
      'signed_contract',
    ])
  })

  it('seals nothing before it is signed', async () => {
    const { caseId, contractId } = await openEnvelope(bench, await openTestApplication(bench, 'ana-ordinary'))
    await expect(bench.run('sealContract', { caseId, contractId })).rejects.toMatchObject({
      type: 'CONTRACT_NOT_IN_STATE',
      details: [{ facts: { state: 'out_for_signature' } }],
    })
  })

  it('seals nothing that is not what the signer saw', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const { caseId, contractId } = await openEnvelope(bench, application)
    await sign(bench, application, contractId)
    const { documentId, partyId } = (await findContract(bench.store.db, contractId))!
    const other = await saveDocument(bench.store, {
      partyId,
      caseId,
      kind: 'contract',
      filename: 'x.pdf',
      mediaType: 'application/pdf',
      content: await contentOf(documentId!).then((pdf) => Buffer.concat([pdf, Buffer.from('\n')])),
      uploadedBy: 'system',
    })
    await bench.owner.db('contract').where({ id: contractId }).update({ document_id: other.id })
    const careless: ESign = { ...ourPage(), collectSigned: async ({ pdf }) => ({ pdf, sha256: '' }) }
    const sealing = bench.run('sealContract', { caseId, contractId }, { esign: { 'built-in': careless } })
    await expect(sealing).rejects.toMatchObject({ type: 'SIGNATURE_DOCUMENT_CHANGED' })
  })

  it('is another contract’s business in another case', async () => {
    const { contractId } = await openEnvelope(bench, await openTestApplication(bench, 'ana-ordinary'))
    const { loanCaseId: caseId } = await openTestApplication(bench, 'ana-ordinary')
    await expect(bench.run('requestSignature', { caseId, contractId, provider: 'built-in' })).rejects.toMatchObject({
      type: 'CONTRACT_NOT_FOUND',
    })
  })
})

describe('taking the contract back', () => {
  it('voids it before and after the signature, and stays void', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const { caseId, contractId } = await openEnvelope(bench, application)
    await sign(bench, application, contractId)
    await bench.run('voidEnvelope', { caseId, contractId })
    await bench.run('voidEnvelope', { caseId, contractId })
    expect(await stateOf(contractId)).toBe('void')
  })

  it('voids the contract of an envelope that the provider holds complete, and of no other failure', async () => {
    const { caseId, contractId } = await openEnvelope(bench, await openTestApplication(bench, 'ana-ordinary'))
    const failing = (code: 'SIGNATURE_ALREADY_COMPLETE' | 'SIGNATURE_MISCONFIGURED') => ({
      'built-in': { ...ourPage(), voidEnvelope: () => Promise.reject(new AppError(code)) },
    })
    await expect(bench.run('voidEnvelope', { caseId, contractId }, { esign: failing('SIGNATURE_MISCONFIGURED') })).rejects.toMatchObject({
      type: 'SIGNATURE_MISCONFIGURED',
    })
    expect(await stateOf(contractId)).toBe('out_for_signature')
    await bench.run('voidEnvelope', { caseId, contractId }, { esign: failing('SIGNATURE_ALREADY_COMPLETE') })
    expect(await stateOf(contractId)).toBe('void')
  })
})

describe('filing', () => {
  const archives: Record<string, () => Ecm> = {
    folder: () => bench.deps.ecm,
    s3: () => {
      const { accessKeyId, secretAccessKey, ...at } = sandboxCredentials.s3
      return createS3({ ...at, credentials: { accessKeyId, secretAccessKey }, endpoint: bench.sandbox.addresses.s3 })
    },
    alfresco: () => createAlfresco({ ...sandboxCredentials.alfresco, baseUrl: bench.sandbox.addresses.alfresco }),
    cmis: () => createCmis({ ...sandboxCredentials.cmis, baseUrl: `${bench.sandbox.addresses.cmis}/browser` }),
  }
  it.each(Object.entries(archives))(
    'archives the signed contract, both photographs and the evidence, once, under names that name nobody, by %s',
    async (_name, open) => {
      const ecm = open()
      const application = await openTestApplication(bench, 'ana-ordinary')
      const { caseId, contractId } = await sealContract(bench, application)
      await saveDocument(bench.store, {
        partyId: application.partyId,
        caseId: application.onboardingCaseId,
        kind: 'evidence',
        filename: 'Moreira 11122233124.pdf',
        mediaType: 'application/pdf',
        content: Buffer.from('%PDF evidence'),
        uploadedBy: 'staff:1',
      })
      const filed = await bench.run('fileDocuments', { caseId, contractId }, { ecm })
      expect(filed.objects).toHaveLength(4)
      expect(await bench.run('fileDocuments', { caseId, contractId }, { ecm })).toEqual(filed)
      const contract = (await findContract(bench.store.db, contractId))!
      const archived = await ecm.read(filed.objects[0]!)
      expect(archived.object.sha256).toBe((await findDocument(bench.store.db, contract.signedDocumentId!)).sha256)
      expect(archived.metadata).toMatchObject({ contract: contract.reference, kind: 'signed_contract' })
      const said = JSON.stringify(await Promise.all(filed.objects.map(async (id) => (await ecm.read(id)).metadata)))
      expect(said).not.toMatch(/moreira|1112223/i)
      expect((await findDocument(bench.store.db, contract.signedDocumentId!)).archiveObjectId).toBe(filed.objects[0])
    },
  )

  it('keeps what is filed for the years of the product from the last due date', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const { caseId, contractId, offerId } = await sealContract(bench, application)
    const { objects } = await bench.run('fileDocuments', { caseId, contractId })
    const lastDueOn = (await findOffer(bench.store.db, offerId))!.priced.schedule.at(-1)!.dueOn
    const until = `${Number(lastDueOn.slice(0, 4)) + 10}${lastDueOn.slice(4)}`
    await expect(bench.deps.ecm.remove(objects[0]!, `${Number(until.slice(0, 4)) - 1}-12-31`)).rejects.toMatchObject({
      details: { retainUntil: until },
    })
  })

  it('files nothing that is not sealed', async () => {
    const { caseId, contractId } = await openEnvelope(bench, await openTestApplication(bench, 'ana-ordinary'))
    await expect(bench.run('fileDocuments', { caseId, contractId })).rejects.toMatchObject({ type: 'CONTRACT_NOT_IN_STATE' })
  })
})
