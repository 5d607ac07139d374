import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createFolderStore } from '#integrations/ecm/folder-store.ts'
import type { CastApplicant } from '#test/cast/applicant.ts'
import type { Case } from '#test/cast/desk.ts'
import { readPdf } from '#test/documents/read-pdf.ts'
import { examine } from './examine.ts'
import { askedToSign, closeReadingService, paidOut, usualTerms } from './on-the-way.ts'
import { quick } from './quick-products.ts'
import { openSharedStage, type Stage } from './stage.ts'
import { untilStep } from './steps.ts'

type Envelope = { envelopeId: string; status: string; voidedReason?: string }

/** Nothing but the product says that its contracts are signed at DocuSign. */
describe('loans whose contracts are signed at DocuSign', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openSharedStage()
    await closeReadingService(stage)
  })
  afterEach(() => stage.sandbox().clear('docusign'))
  afterAll(async () => {
    await stage.sandbox().clear('textract')
    await examine(stage)
    await stage.close()
  })

  const toSign = async (slug: string, product: string = quick.docusign): Promise<CastApplicant> => {
    const applicant = await stage.someoneLike('ana-ordinary', slug)
    return askedToSign(stage, applicant, { ...usualTerms, product })
  }
  const envelopesAtDocuSign = async () => ((await stage.sandbox().held('docusign'))['envelopes'] ?? []) as Envelope[]
  const envelopesOf = async (kase: Case): Promise<Envelope[]> => {
    const rows: { envelope_id: string }[] = await stage
      .db('envelope')
      .where({ contract_id: kase.contract!.id })
      .orderBy('number')
      .select('envelope_id')
    const all = await envelopesAtDocuSign()
    return rows.flatMap(({ envelope_id: id }) => all.find(({ envelopeId }) => envelopeId === id) ?? [])
  }

  it('go from the first tap to the money, with what DocuSign made of the contract and its certificate in the archive', async () => {
    const before = (await envelopesAtDocuSign()).length
    const maria = await toSign('docusign-maria')
    const { contract } = await maria.read()
    expect(contract).toMatchObject({ state: 'to_sign', signingService: 'DocuSign' })
    // On our own page there is nothing to sign, whoever tries.
    await expect(maria.sign()).rejects.toThrow('CONTRACT_NOT_TO_SIGN')
    await maria.signAtService()
    await paidOut(maria)
    const kase = await stage.caseOf(maria)
    expect((await envelopesAtDocuSign()).length).toBe(before + 1)
    expect(await envelopesOf(kase)).toMatchObject([{ status: 'completed' }])
    const archive = createFolderStore({ folder: join(stage.addresses().dataFolder, 'archive') })
    const rows: { kind: string; sha256: string; archive_object_id: string }[] = await stage
      .db('document')
      .whereIn('kind', ['signed_contract', 'signature_certificate'])
      .whereIn('case_id', stage.db('contract').where({ id: kase.contract!.id }).select('case_id'))
      .select('kind', 'sha256', 'archive_object_id')
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['signature_certificate', 'signed_contract'])
    for (const row of rows) {
      const { content } = await archive.read(row.archive_object_id)
      expect(createHash('sha256').update(content).digest('hex')).toBe(row.sha256)
      const text = (await readPdf(new Uint8Array(content))).pages.map((page) => page.text).join(' ')
      expect(text).toContain(row.kind === 'signed_contract' ? contract!.reference : 'Certificate Of Completion')
    }
  })

  it('are found signed without any report, when the applicant comes back from the page', async () => {
    const applicant = await toSign('docusign-unreported')
    await stage.sandbox().play('docusign', { scenario: 'webhook_lost' })
    await applicant.signAtService()
    await paidOut(applicant)
    const [{ envelopeId } = { envelopeId: 'none' }] = await envelopesOf(await stage.caseOf(applicant))
    const { webhooks } = await stage.sandbox().state()
    expect(webhooks.filter(({ body }) => body.includes(`"event":"envelope-completed"`) && body.includes(envelopeId))).toEqual([])
  })

  it('are asked for once when DocuSign made the envelope and its answer was lost', async () => {
    await stage.sandbox().play('docusign', { scenario: 'reply_lost_after_commit', times: 1, when: { mentions: 'documentBase64' } })
    const applicant = await toSign('docusign-lost-answer')
    const envelope = await untilStep(stage, applicant, 'envelope', 'done')
    expect(envelope.attempts).toBe(2)
    await applicant.signAtService()
    await paidOut(applicant)
    const sent = (await stage.sandbox().requests('docusign')).filter(({ body }) => body.includes('documentBase64'))
    const kase = await stage.caseOf(applicant)
    expect(sent.filter(({ body }) => body.includes(kase.contract!.reference))).toHaveLength(1)
  })

  it('come to a person when the applicant declines, and are put before them once more', async () => {
    const applicant = await toSign('docusign-declined')
    await applicant.signAtService({ act: 'decline', reason: 'The rate is not what I was told' })
    const parked = await untilStep(stage, applicant, 'signature', 'needs_attention')
    expect(parked.attention).toMatchObject({ cause: 'judgement', code: 'SIGNATURE_DECLINED' })
    const otavio = await stage.desk('otavio')
    const retried = otavio.order(parked.rootCaseId, { process: 'loan', step: 'signature' }, 'retries', { reasonCode: 'other' })
    await untilStep(stage, applicant, 'signature', 'waiting')
    await applicant.signAtService()
    expect((await retried).step?.state).toBe('done')
    await paidOut(applicant)
    expect(await envelopesOf(await stage.caseOf(applicant))).toMatchObject([{ status: 'declined' }, { status: 'completed' }])
  })

  it('are voided there when the applicant withdraws', async () => {
    const applicant = await toSign('docusign-withdrawn')
    await applicant.withdraw()
    await untilStep(stage, applicant, 'voidEnvelope', 'done')
    expect(await envelopesOf(await stage.caseOf(applicant))).toMatchObject([
      { status: 'voided', voidedReason: 'The application has ended' },
    ])
  })

  it('are voided there when the time to sign is over', async () => {
    const applicant = await toSign('docusign-late', quick.docusignMoment)
    await applicant.until(({ ending }) => ending?.status === 'expired', 'expired')
    expect(await envelopesOf(await stage.caseOf(applicant))).toMatchObject([{ status: 'voided', voidedReason: 'The time to sign is over' }])
  })
})
