import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findContract } from '#db/contracts/find-contract.ts'
import { findEvidence } from '#db/contracts/find-evidence.ts'
import { documentsOfCases, findDocument } from '#db/documents/find-document.ts'
import { envelopesOf } from '#db/envelopes/envelope-row.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { composeCertificate } from '#sandbox/signing/signed-pdf.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { acceptOffer } from '#test/activities/carry-loan.ts'
import { handInPhotographs } from '#test/activities/hand-in-photographs.ts'
import { openTestApplication, type TestApplication } from '#test/activities/open-test-application.ts'
import { type PlayedSigningService, playSigningService } from '#test/activities/play-signing-service.ts'

describe('a contract at a signing service', () => {
  let bench: ActivityBench
  let signedPdf: Uint8Array
  let service: PlayedSigningService
  let other: PlayedSigningService
  beforeAll(async () => {
    ;[bench, signedPdf] = await Promise.all([openActivityBench(), composeCertificate('Signed', [])])
  })
  afterAll(() => bench.close())
  beforeEach(() => {
    service = playSigningService('docusign', signedPdf)
    other = playSigningService('documenso', signedPdf)
  })

  const run: ActivityBench['run'] = (name, input) =>
    bench.run(name, input, { esign: { ...bench.deps.esign, docusign: service, documenso: other } })
  const drawnUp = async (): Promise<{ application: TestApplication; caseId: string; contractId: string }> => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const caseId = application.loanCaseId
    const offerId = await acceptOffer(bench, application)
    await run('postCommitment', { caseId, offerId })
    const { contractId } = await run('drawUpContract', { caseId, offerId })
    return { application, caseId, contractId }
  }
  const outForSignature = async () => {
    const { application, ...contract } = await drawnUp()
    const { envelopeId } = await run('requestSignature', { ...contract, provider: 'docusign' })
    return { application, contract, envelopeId }
  }
  const stateOf = async ({ contractId }: { contractId: string }) => (await findContract(bench.store.db, contractId))!.state
  const envelopeStates = async ({ contractId }: { contractId: string }) =>
    (await envelopesOf(bench.store.db, contractId)).map(({ number, provider, state }) => `${number} ${provider} ${state}`)
  const signedAt = '2026-11-22T12:08:38.000Z'

  it('is put before its signer there, under an id that was written down before and names nobody', async () => {
    const { contract, envelopeId } = await outForSignature()
    expect(service.requested).toHaveLength(1)
    const [envelope] = await envelopesOf(bench.store.db, contract.contractId)
    expect(envelope).toMatchObject({ id: service.requested[0]!.externalId, envelopeId, state: 'open', page: 'vendor_page' })
    expect(await findContract(bench.store.db, contract.contractId)).toMatchObject({
      state: 'out_for_signature',
      envelopeId,
      esignProvider: 'docusign',
    })
    const again = await run('requestSignature', { ...contract, provider: 'docusign' })
    expect([again.envelopeId, service.requested.length]).toEqual([envelopeId, 1])
  })

  it('gives a signer without an e-mail address one of ours, which names nobody', async () => {
    const { application, contractId } = await drawnUp()
    const profile = await readDeclaredProfile(bench.store, application.partyId)
    await run('requestSignature', { caseId: application.loanCaseId, contractId, provider: 'docusign' })
    const { signer, externalId } = service.requested[0]!
    expect(signer.name).toBe(profile.fullName)
    if (profile.email === undefined) expect(signer.email).toBe(`${externalId}@signer.tenor.example`)
    else expect(signer.email).toBe(profile.email)
  })

  it('is asked for once although the answer was lost', async () => {
    const { caseId, contractId } = await drawnUp()
    const request = { caseId, contractId, provider: 'docusign' }
    service.loseNextAnswer()
    await expect(run('requestSignature', request)).rejects.toMatchObject({ type: 'SIGNATURE_PROVIDER_DOWN' })
    expect(await stateOf({ contractId })).toBe('drawn_up')
    const found = await run('requestSignature', request)
    expect([found.number, service.requested.length]).toEqual([1, 1])
  })

  it('is open until the service says that it was signed, and is then signed once, with what the service says as evidence', async () => {
    const { contract, envelopeId } = await outForSignature()
    expect(await run('findSignature', contract)).toEqual({ status: 'open' })
    expect(await stateOf(contract)).toBe('out_for_signature')
    service.say(envelopeId, { status: 'signed', signedAt })
    expect(await Promise.all([run('findSignature', contract), run('findSignature', contract)])).toEqual([
      { status: 'signed' },
      { status: 'signed' },
    ])
    expect(await stateOf(contract)).toBe('signed')
    const { documentId } = (await findContract(bench.store.db, contract.contractId))!
    const evidence = await findEvidence<Record<string, unknown>>(bench.store, contract.contractId)
    expect(evidence).toMatchObject({
      documentSha256: (await findDocument(bench.store.db, documentId!)).sha256,
      evidence: { signedWith: 'docusign', envelopeId, signedAt },
    })
  })

  it('is kept as the service gives it, with its certificate, and both are filed', async () => {
    const { application, contract, envelopeId } = await outForSignature()
    await handInPhotographs(bench.store, application)
    service.say(envelopeId, { status: 'signed', signedAt })
    await run('findSignature', contract)
    await run('sealContract', contract)
    expect((await documentsOfCases(bench.store.db, [contract.caseId])).map(({ kind }) => kind).toSorted()).toEqual([
      'contract',
      'signature_certificate',
      'signed_contract',
    ])
    const { objects } = await run('fileDocuments', contract)
    const kinds = await Promise.all(objects.map(async (id) => (await bench.deps.ecm.read(id)).metadata['kind']))
    expect(kinds.slice(0, 2)).toEqual(['signed_contract', 'signature_certificate'])
  })

  it('gets another envelope after it was declined, and not before', async () => {
    const { contract, envelopeId } = await outForSignature()
    service.say(envelopeId, { status: 'declined', reason: 'The rate is wrong' })
    expect(await run('findSignature', contract)).toEqual({ status: 'declined' })
    const again = await run('requestSignature', { ...contract, provider: 'docusign' })
    expect(again.number).toBe(2)
    expect(await findContract(bench.store.db, contract.contractId)).toMatchObject({ envelopeId: again.envelopeId })
    expect(await envelopeStates(contract)).toEqual(['2 docusign open', '1 docusign declined'])
  })

  it('goes to another service when staff switch to it, and both are taken back when the case ends', async () => {
    const { caseId, contractId } = await drawnUp()
    service.loseNextAnswer()
    await expect(run('requestSignature', { caseId, contractId, provider: 'docusign' })).rejects.toMatchObject({
      type: 'SIGNATURE_PROVIDER_DOWN',
    })
    await run('requestSignature', { caseId, contractId, provider: 'documenso' })
    await run('voidEnvelope', { caseId, contractId })
    expect([service.voided.length, other.voided.length, await stateOf({ contractId })]).toEqual([1, 1, 'void'])
    expect(await envelopeStates({ contractId })).toEqual(['2 documenso void', '1 docusign void'])
  })

  it('is closed when the time is over: void there and here, however often', async () => {
    const { contract, envelopeId } = await outForSignature()
    expect(await run('closeEnvelope', contract)).toEqual({ status: 'void' })
    expect(await run('closeEnvelope', contract)).toEqual({ status: 'void' })
    expect([new Set(service.voided), await stateOf(contract)]).toEqual([new Set([envelopeId]), 'void'])
  })

  it('counts as signed in time when it was signed before it could be closed', async () => {
    const { contract, envelopeId } = await outForSignature()
    service.say(envelopeId, { status: 'signed', signedAt })
    expect(await run('closeEnvelope', contract)).toEqual({ status: 'signed' })
    expect(await stateOf(contract)).toBe('signed')
  })

  it('binds nobody when the case ends, although it was signed there', async () => {
    const { contract, envelopeId } = await outForSignature()
    service.say(envelopeId, { status: 'signed', signedAt })
    await run('voidEnvelope', contract)
    expect([await stateOf(contract), await envelopeStates(contract)]).toEqual(['void', ['1 docusign signed']])
  })

  it('cannot go where no service is configured', async () => {
    const { caseId, contractId } = await drawnUp()
    await expect(run('requestSignature', { caseId, contractId, provider: 'adobe' })).rejects.toMatchObject({
      type: 'PROVIDER_NOT_CONFIGURED',
    })
  })
})
