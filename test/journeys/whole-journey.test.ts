import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFolderStore } from '#integrations/ecm/folder-store.ts'
import { findShownDocument, verifySeal } from '#integrations/esign/verify-seal.ts'
import type { Application, CastApplicant } from '#test/cast/applicant.ts'
import type { Case } from '#test/cast/desk.ts'
import { examine } from './examine.ts'
import { entriesOf, messagesTo, sumOf } from './outcome.ts'
import { openSharedStage, type Stage } from './stage.ts'

const run = promisify(execFile)

describe('a loan from the first tap to the money', () => {
  let stage: Stage
  let ana: CastApplicant
  let application: Application
  let kase: Case
  beforeAll(async () => {
    stage = await openSharedStage()
    ana = stage.castMember('ana-ordinary')
    await ana.apply({ amountMinor: 500_000, termMonths: 12, locale: 'en' })
    await ana.consent()
    await ana.confirmContact('sms')
    await ana.confirmContact('email')
    await ana.declare()
    await ana.photograph()
    await ana.accept()
    await ana.sign()
    await ana.until(({ contract }) => contract?.state === 'active', 'paid out')
    kase = await stage.caseOf(ana)
    const otavio = await stage.desk('otavio')
    await otavio.untilStep(kase.id, 'loan', 'servicing', (step) => step.state === 'waiting')
    ;[application, kase] = await Promise.all([ana.read(), stage.caseOf(ana)])
  })
  afterAll(async () => {
    await examine(stage)
    await stage.close()
  })

  it('leaves the applicant with nothing to do, a schedule and a balance', () => {
    expect(application.needs).toEqual([])
    expect(application.stages.filter(({ state }) => state !== 'done')).toEqual([])
    const { priced } = application.offer!
    expect(application.contract!.schedule).toHaveLength(12)
    expect(application.contract!.schedule.reduce((sum, row) => sum + row.payment.amountMinor, 0)).toBe(priced.totalPaid.amountMinor)
    expect(application.contract!.balance!.amountMinor).toBe(priced.financed.amountMinor)
  })

  it('is active on the desk, with every step of the good case done', () => {
    expect(kase.status).toBe('active')
    const open = kase.members.flatMap(({ steps }) => steps).filter(({ state }) => state !== 'done' && state !== 'skipped')
    expect(open.map(({ name, state }) => `${name} ${state}`)).toEqual(['servicing waiting'])
  })

  it('posts the promise once and the loan once, each entry balanced', async () => {
    const entries = await entriesOf(stage, kase)
    expect(entries.map(({ kind }) => kind).toSorted()).toEqual(['commitment', 'disbursement'])
    const { priced } = application.offer!
    const disbursement = entries.find(({ kind }) => kind === 'disbursement')!
    expect(sumOf(disbursement, 'loans_receivable')).toBe(priced.financed.amountMinor)
    expect(sumOf(disbursement, 'settlement_account')).toBe(-priced.net.amountMinor)
    expect(sumOf(disbursement, 'iof_payable')).toBe(-priced.iof.amountMinor)
    for (const entry of entries) expect(sumOf(entry)).toBe(0)
    // The promise is kept, so nothing is promised any more.
    expect(entries.reduce((sum, entry) => sum + sumOf(entry, 'memo_loan_commitment'), 0)).toBe(0)
  })

  it('pays the net amount to her key, once', async () => {
    const [payout, ...more] = kase.contract!.payouts
    expect(more).toEqual([])
    const { payments } = await stage.sandbox().state()
    expect(payments.filter(({ order }) => order.favorecido.cpf === ana.person.taxId)).toMatchObject([
      {
        endToEndId: payout!.endToEndId,
        status: 'REALIZADO',
        order: { valor: (application.offer!.priced.net.amountMinor / 100).toFixed(2), favorecido: { chave: ana.person.taxId } },
      },
    ])
  })

  it('tells her each thing once, in her language, by SMS and by mail', async () => {
    const told = await messagesTo(stage, ana.person)
    expect(told.sms.map((text) => text.replace(/\d{6}/, '######'))).toEqual([
      expect.stringContaining('######'),
      expect.stringContaining('your offer is ready'),
      expect.stringContaining('your contract is ready'),
      expect.stringContaining('the money of your loan is in your account'),
    ])
    expect(told.mail.map((subject) => subject.replace(/\d{6}/, '######'))).toEqual([
      expect.stringContaining('code'),
      'Your offer is ready',
      'Your contract is ready to sign',
      expect.any(String),
    ])
  })

  it('seals what she saw and nothing else, under the authority of the installation', async () => {
    const clara = await stage.desk('clara')
    const content = async (id: string) =>
      new Uint8Array(await (await clara.session.fetch(`${stage.addresses().url}/api/documents/${id}/content`)).arrayBuffer())
    const sealed = await content(kase.contract!.signedDocumentId!)
    const trusted = [readFileSync(join(stage.addresses().dataFolder, 'sealing-authority.pem'), 'utf8')]
    expect(verifySeal(sealed, { trusted })).toMatchObject({ outcome: 'intact', certificateSubject: expect.stringContaining('Tenor') })
    const shown = kase.documents.find(({ id }) => id === kase.contract!.documentId)!
    expect(findShownDocument(sealed, shown.sha256)).toBeDefined()
    const changed = Uint8Array.from(sealed)
    changed[Math.floor(sealed.length / 2)]! ^= 1
    expect(verifySeal(changed, { trusted }).outcome).toBe('broken')
  })

  it('files the signed contract and both photographs, byte for byte', async () => {
    const archive = createFolderStore({ folder: join(stage.addresses().dataFolder, 'archive') })
    const filed = kase.documents.filter(({ archived }) => archived)
    expect(filed.map(({ kind, slot }) => slot ?? kind).toSorted()).toEqual(['back', 'front', 'signed_contract'])
    const rows: { archive_object_id: string; sha256: string }[] = await stage
      .db('document')
      .whereIn(
        'id',
        filed.map(({ id }) => id),
      )
      .select('archive_object_id', 'sha256')
    for (const { archive_object_id: objectId, sha256 } of rows) expect((await archive.read(objectId)).object.sha256).toBe(sha256)
  })

  describe('exported', () => {
    let file: string
    const verify = (path: string) =>
      run(process.execPath, ['bin/verify-export.ts', path], {
        env: { PATH: process.env['PATH'], DATA_FOLDER: stage.addresses().dataFolder },
      }).then(
        ({ stdout }) => ({ code: 0, told: stdout }),
        (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, told: error.stdout + error.stderr }),
      )
    beforeAll(async () => {
      const clara = await stage.desk('clara')
      const { body } = await clara.session.call<{ id: string }>('POST', `/api/cases/${kase.id}/exports`, { reasonCode: 'audit' })
      const zip = await clara.session.fetch(`${stage.addresses().url}/api/exports/${body.id}/content`)
      file = join(stage.addresses().dataFolder, 'ana.zip')
      writeFileSync(file, new Uint8Array(await zip.arrayBuffer()))
    })

    it('proves itself to whoever has the key and the code', async () => {
      const { code, told } = await verify(file)
      expect(told).not.toMatch(/contradicted/i)
      expect(code).toBe(0)
    })

    it('names what was changed in it', async () => {
      const changed = readFileSync(file)
      changed[Math.floor(changed.length / 2)]! ^= 1
      const path = `${file}.changed.zip`
      writeFileSync(path, changed)
      expect((await verify(path)).code).not.toBe(0)
    })

    it('and making it is on record', async () => {
      const aurora = await stage.desk('aurora')
      const { body } = await aurora.session.call<{ items: { requestedBy: string; reasonCode: string }[] }>(
        'GET',
        `/api/cases/${kase.id}/exports`,
      )
      expect(body.items).toMatchObject([{ reasonCode: 'audit' }])
    })
  })
})
