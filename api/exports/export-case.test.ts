import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleProcesses, type ProcessCode } from '#bin/audit/replay-runs.ts'
import { verifyBundle, type Verification } from '#bin/audit/verify-bundle.ts'
import { keptRunIds } from '#db/exports/find-runs.ts'
import { findExport, listExports } from '#db/exports/find-export.ts'
import { saveStaffAccount } from '#db/sessions/save-staff-account.ts'
import { caseRecordSchema, type CaseRecord } from '#domain/audit/case-record.ts'
import { manifestSchema, type Manifest } from '#domain/audit/manifest.ts'
import { parseHistory, summariseRun } from '#domain/audit/run-history.ts'
import { AppError } from '#domain/errors.ts'
import { openActivityBench, type ActivityBench } from '#test/activities/activity-bench.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'
import { openExportBench, type ExportBench, type ExportedLoan } from '#test/exports/export-bench.ts'
import { correctedName, goThroughMuch, notes, otherTerms } from '#test/exports/rich-loan.ts'
import { createCaseExporter } from './create-case-exporter.ts'
import { readExportKey } from './export-key.ts'
import { gatherRuns, type RunSources } from './gather-runs.ts'

let processes: ProcessCode
beforeAll(async () => {
  processes = await bundleProcesses()
})

describe('the export of an application on which much happened', () => {
  let bench: ExportBench
  let loan: ExportedLoan
  let zip: Buffer
  let files: Record<string, Uint8Array>
  let record: CaseRecord
  let manifest: Manifest

  beforeAll(async () => {
    bench = await openExportBench()
    loan = await goThroughMuch(bench)
    await untilAllAreKept()
    zip = (await bench.export(loan)).zip
    files = unzipSync(zip)
    record = caseRecordSchema.parse(jsonOf(files, 'record.json'))
    manifest = manifestSchema.parse(jsonOf(files, 'manifest.json'))
  })
  afterAll(() => bench.close())

  /** Each run that ends is kept by a process of its own, which takes a moment. */
  async function untilAllAreKept(): Promise<void> {
    const { loanCaseId, onboardingCaseId, documentCaseId } = loan.application
    const kept = async () =>
      (await Promise.all([loanCaseId, onboardingCaseId, documentCaseId].map((id) => keptRunIds(bench.activities.store.db, id)))).flat()
    const giveUpAt = Date.now() + 15_000
    while ((await kept()).length < 4) {
      if (Date.now() > giveUpAt) throw new Error('The histories were never kept')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  const verify = (bundle: Buffer): Promise<Verification> => verifyBundle(bundle, { trusted: [bench.key.publicJwk], processes })

  it('is proven whole: signature, files, replay, events, orders, two people, references and ledger', async () => {
    const { findings } = await verify(zip)
    expect(findings.filter((finding) => finding.outcome === 'contradicted')).toEqual([])
    const proven = findings.filter((finding) => finding.outcome === 'proven').map((finding) => finding.sentence)
    expect(proven).toEqual(
      expect.arrayContaining([
        expect.stringContaining('signed with the trusted key'),
        expect.stringContaining('none is missing and none was added'),
        expect.stringMatching(/^4 runs replayed without a difference: \d+ calls/),
        expect.stringContaining('4 histories of 3 cases: every run from the first to the last'),
        expect.stringMatching(/^L-\d+: the \d+ events in the record are those in its histories/),
        expect.stringContaining('2 holds, each with the beginning and the end'),
        expect.stringContaining('1 change of what is asked for, from the terms at first to those of now.'),
        expect.stringContaining('11 orders that were carried out or proposed'),
        expect.stringContaining('2 proposals, each what its hash says; 2 answered, never by the person who made the proposal'),
        expect.stringContaining('1 correction of the declaration, as ordered'),
        expect.stringContaining('1 result by hand, each with its evidence'),
        expect.stringContaining('what was signed is, by its hash, the document that was drawn up'),
        expect.stringMatching(/^4 journal entries with \d+ lines: each balances, reversals match/),
      ]),
    )
  })

  it('says what it does not prove: refusals, and what is there by its hash only', async () => {
    const { findings } = await verify(zip)
    expect(findings.filter((finding) => finding.outcome === 'not_proven').map((finding) => finding.sentence)).toEqual([
      expect.stringContaining('1 refused order rests on the record alone'),
      expect.stringContaining('noted in free words rests on the record alone'),
      expect.stringContaining('by their hashes only'),
    ])
  })

  it('holds every run of every member, each under its name, with the event up to which it goes', () => {
    const histories = Object.keys(files).filter((name) => name.startsWith('histories/'))
    expect(histories).toHaveLength(4)
    const { loanCaseId } = loan.application
    const ofLoan = manifest.histories.filter((run) => run.workflowId === `loan:${loanCaseId}`)
    expect(ofLoan.map((run) => run.closedAs)).toEqual(['continued_as_new', 'completed'])
    expect(ofLoan[0]!.file).toBe(`histories/loan-${loanCaseId}-${ofLoan[0]!.runId}.json`)
    for (const { file, lastEventId } of manifest.histories) {
      expect(summariseRun(parseHistory(text(files, file))).lastEventId).toBe(lastEventId)
    }
  })

  it('holds every order of staff and applicant with its reason and its note, the refused one included', () => {
    const told = record.actions.map(({ kind, state, personId, reasonCode, note }) => ({ kind, state, personId, reasonCode, note }))
    expect(told).toEqual([
      { kind: 'changeTerms', state: 'carried_out', personId: null, reasonCode: 'asked_by_applicant', note: null },
      { kind: 'retryStep', state: 'carried_out', personId: 'p-101', reasonCode: 'outside_system_back', note: notes.retry },
      { kind: 'correctStep', state: 'proposed', personId: 'p-101', reasonCode: 'typing_error', note: null },
      { kind: 'confirmProposal', state: 'carried_out', personId: 'p-102', reasonCode: 'spelling_only', note: null },
      { kind: 'enterResult', state: 'proposed', personId: 'p-101', reasonCode: 'checked_at_the_source', note: notes.byHand },
      { kind: 'confirmProposal', state: 'refused', personId: 'p-101', reasonCode: 'evidence_checked', note: notes.alone },
      { kind: 'holdCase', state: 'carried_out', personId: 'p-105', reasonCode: 'fraud_suspected', note: notes.hold },
      { kind: 'holdCase', state: 'carried_out', personId: 'p-107', reasonCode: 'under_investigation', note: notes.secondHold },
      { kind: 'releaseCase', state: 'carried_out', personId: 'p-105', reasonCode: 'suspicion_cleared', note: notes.release },
      { kind: 'releaseCase', state: 'carried_out', personId: 'p-105', reasonCode: 'order_lifted', note: null },
      { kind: 'confirmProposal', state: 'carried_out', personId: 'p-102', reasonCode: 'evidence_checked', note: notes.confirm },
      { kind: 'retryStep', state: 'carried_out', personId: 'p-107', reasonCode: 'confirmed_by_applicant', note: null },
    ])
    expect(record.actions[5]!.errorCode).toBe('SECOND_PERSON_REQUIRED')
    expect(record.people.map((person) => person.name)).toEqual(['Rita Moraes', 'Ravi Lacerda', 'Clara Esteves', 'Otávio Lima'])
  })

  it('tells what was asked for at first and in the end, and when that changed', () => {
    expect([record.application.requestedMinor, record.application.termMonths]).toEqual([500_000, 12])
    expect(record.cases[0]!.facts!['requested']).toEqual(otherTerms)
    expect(record.offers.at(-1)).toMatchObject(otherTerms)
    const page = text(files, 'timeline.html')
    expect(page).toMatch(
      /<dt>Asked for<\/dt>\s*<dd>BRL 6,000\.00 over 18 months<\/dd>\s*<dt>At first<\/dt>\s*<dd>BRL 5,000\.00 over 12 months<\/dd>/,
    )
    expect(page).toContain('What is asked for was changed: BRL 6000.00 over 18 months instead of BRL 5000.00 over 12 months.')
  })

  it('holds each hold with its beginning and its end, and tells them on the page', () => {
    const told = record.holds!.map(({ kind, reasonCode, placedBy, ending, endedBy, endedReasonCode }) => [
      [kind, placedBy, reasonCode],
      [ending, endedBy, endedReasonCode],
    ])
    expect(told).toEqual([
      [
        ['fraud', 'staff:p-105', 'fraud_suspected'],
        ['lifted', 'staff:p-105', 'suspicion_cleared'],
      ],
      [
        ['legal', 'staff:p-107', 'under_investigation'],
        ['lifted', 'staff:p-105', 'order_lifted'],
      ],
    ])
    const [fraud, legal] = record.holds!
    expect(legal!.placedAt < fraud!.endedAt! && fraud!.endedAt! < legal!.endedAt!).toBe(true)
    const page = text(files, 'timeline.html')
    expect(page).toContain('The hold was lifted (fraud: the suspicion was cleared). The case stays held: one more hold stands.')
    expect(page.match(/<h2>Holds<\/h2>[^]*?<\/section>/)?.[0]).toMatch(new RegExp(`Legal[^]*${notes.secondHold}[^]*The order was lifted`))
  })

  it('holds decisions with the version of policy and product, and what was signed, paid, returned and posted', () => {
    const { sha256 } = record.product
    expect(record.decisions).toEqual([
      expect.objectContaining({ outcome: 'approved', decidedBy: 'policy', policyVersion: 'br-personal-2026-12', productSha256: sha256 }),
    ])
    expect(record.contracts[0]!.payouts.map((payout) => payout.state)).toEqual(['returned', 'settled'])
    expect(record.contracts[0]!.signature?.evidence).toMatchObject({ signerName: 'Ana Beatriz Moreira' })
    expect(record.contracts[0]!.events.map((event) => event.kind)).toEqual(['disbursement', 'disbursement_returned', 'disbursement'])
    expect(record.ledger.entries.map((entry) => entry.kind)).toEqual(['commitment', 'disbursement', 'reversal', 'disbursement'])
    expect(record.documents.map((document) => document.kind)).toEqual([
      'identity',
      'identity',
      'evidence',
      'income_paper',
      'income_paper',
      'contract',
      'signed_contract',
    ])
    expect(record.applicant.profile).toMatchObject({ fullName: correctedName, monthlyIncomeMinor: 650_000 })
  })

  it('holds the papers that proved the income by their hashes, what was read of each without its values, and which figure counted', () => {
    const kept = record.documents.filter((document) => document.kind === 'income_paper')
    expect(kept.every(({ archiveObjectId }) => archiveObjectId !== null)).toBe(true)
    const papers = kept.map(({ id }) => id)
    const readings = record.readings.filter(({ documentId }) => papers.includes(documentId ?? ''))
    const payslip = ['payslip', ['holder', 'taxId', 'month', 'netPayMinor']]
    expect(readings.map(({ documentType, fields }) => [documentType, fields.map(({ name }) => name)])).toEqual([payslip, payslip])
    const [proof, decision] = ['incomeEvidence', 'decision'].map((step) => record.answers.find((answer) => answer.step === step))
    expect(proof?.summary).toEqual({ outcome: 'proven', findings: [], months: 2, papers: 2 })
    expect(decision?.summary).toMatchObject({ incomeUsed: 'declared' })
    expect(JSON.stringify([record.readings, record.answers])).not.toContain('640000')
  })

  it('tells a person who did what, when and why, on one page without scripts, whatever was noted', () => {
    const page = text(files, 'timeline.html')
    for (const part of [
      'Rita Moraes',
      'Ravi Lacerda',
      'Checked at the source by hand',
      notes.hold,
      'Refused: another person must confirm this',
      'Ana Beatriz Moreira',
    ])
      expect(page).toContain(part)
    expect(page).toContain('seen on &lt;gov.br&gt; &amp; printed')
    expect(page).not.toMatch(/<script|<gov|javascript:|https?:\/\//)
  })

  it('has the same bytes again but for what the manifest declares as its making', async () => {
    const again = unzipSync((await bench.export(loan)).zip)
    expect(Object.keys(again).sort()).toEqual(Object.keys(files).sort())
    const differing = Object.keys(files).filter((name) => !Buffer.from(files[name]!).equals(Buffer.from(again[name]!)))
    expect(differing.sort()).toEqual(['manifest.json', 'manifest.jws'])
    const { made: _first, ...same } = manifest
    const { made, ...second } = manifestSchema.parse(jsonOf(again, 'manifest.json'))
    expect(second).toEqual(same)
    expect(made.earlierExports.map((one) => one.exportId)).toContain(manifest.made.exportId)
  })

  it('is itself on record: the row, the action with its reason, and that personal data were read', async () => {
    const { db } = bench.activities.store
    const { exportId } = manifest.made
    const [kept] = (await listExports(db, loan.application.loanCaseId)).filter((one) => one.id === exportId)
    expect(kept).toMatchObject({ requestedBy: 'Clara Esteves', reasonCode: 'regulator', byteSize: zip.length })
    expect(await db('staff_action').where({ order_id: exportId }).first()).toMatchObject({
      kind: 'exportCase',
      person_id: 'p-105',
      reason_code: 'regulator',
      state: 'carried_out',
    })
    expect(await db('sensitive_read').where({ what: 'export', case_id: loan.application.loanCaseId })).not.toHaveLength(0)
    await expect(db('export').where({ id: exportId }).update({ reason_code: 'audit' })).rejects.toThrow('permission denied')
  })

  it('comes whole from the record when the engine has forgotten every run', async () => {
    const engine = { latestRunId: async () => undefined, read: async () => undefined }
    const { store } = bench.activities
    const exporter = createCaseExporter({ store, engine, key: bench.key, code: manifest.made.code, clock: () => new Date().toISOString() })
    const id = await exporter.exportCase({
      caseId: loan.application.loanCaseId,
      caller: await bench.signIn('caio'),
      reasonCode: 'audit',
      requestId: randomUUID(),
    })
    const again = unzipSync((await findExport(store, id))!.content)
    for (const { file } of manifest.histories) expect(Buffer.from(again[file]!)).toEqual(Buffer.from(files[file]!))
  })

  it('names a run that the engine forgot before it was kept, and does not pretend', async () => {
    const sources: RunSources = {
      engine: {
        ...bench.reader,
        read: async (workflowId, runId) => (runId === manifest.histories[0]!.runId ? undefined : bench.reader.read(workflowId, runId)),
      },
      keptRunIds: async () => [],
      readKept: async () => undefined,
    }
    const { loanCaseId } = loan.application
    const gathered = await gatherRuns(sources, { caseId: loanCaseId, workflowId: `loan:${loanCaseId}` })
    expect(gathered.runs).toHaveLength(1)
    expect(gathered.missing).toEqual([{ workflowId: `loan:${loanCaseId}`, runId: manifest.histories[0]!.runId }])
  })

  it('is sealed in the database, and unreadable with everything else once the person is erased; what is exported then names nobody', async () => {
    const { store, owner } = bench.activities
    const { exportId } = manifest.made
    const raw: { content: Buffer } = await store.db('export').where({ id: exportId }).first('content')
    expect(raw.content.subarray(0, 2).toString('latin1')).not.toBe('PK')
    expect(raw.content.includes('record.json')).toBe(false)
    const { partyId } = loan.application
    await owner.db('party').where({ id: partyId }).update({ data_key: null, profile: null, erased_at: new Date() })
    await expect(findExport(store, exportId)).rejects.toEqual(new AppError('PARTY_ERASED'))
    const { zip: after } = await bench.export(loan)
    const erased = unzipSync(after)
    for (const name of ['record.json', 'timeline.html'])
      expect(text(erased, name)).not.toMatch(/Ana Beatriz|111\.?222\.?331|Certificate of regular/)
    expect((await verify(after)).findings.filter((finding) => finding.outcome === 'contradicted')).toEqual([])
  })
})

describe('the histories of an application', () => {
  let bench: ExportBench
  beforeAll(async () => {
    bench = await openExportBench()
  })
  afterAll(() => bench.close())

  it('hold references and codes only: of what the person declared, of notes and of corrections nothing is in any of them', async () => {
    const canaries = {
      socialName: 'Canária da Silva',
      occupation: 'keeper of canaries',
      // Long enough that no digest or time holds it by chance, as is `number`.
      monthlyIncomeMinor: 9_876_123_405,
      address: {
        postalCode: '70099-123',
        street: 'Rua dos Canários',
        number: '4711 casa B',
        complement: 'fundos canários',
        district: 'Bairro Canário',
        city: 'Canarianópolis',
        state: 'SP',
        country: 'BR',
      },
      pixKey: { kind: 'evp', value: '7c0ffee0-cafe-4ca7-8ca7-0123456789ab' },
    } as const
    const loan = await goThroughMuch(bench, { profile: canaries })
    const files = unzipSync((await bench.export(loan)).zip)
    const { profile } = caseRecordSchema.parse(jsonOf(files, 'record.json')).applicant
    const { email, phone, taxId } = loan.application.person
    const declared = [...leavesOf(profile), ...Object.values(notes), 'Ana Beatriz Moreira'].filter(
      (value) => !['SP', 'BR', 'evp'].includes(value),
    )
    // The profile has a value for each field that there is, and the record holds them: so they could have been found.
    expect(Object.keys(profile ?? {}).sort()).toEqual([
      'address',
      'birthDate',
      'email',
      'fullName',
      'monthlyIncomeMinor',
      'occupation',
      'phone',
      'pixKey',
      'socialName',
      'taxId',
    ])
    expect(declared).toEqual(expect.arrayContaining([email, phone, taxId, 'Canarianópolis', '9876123405', correctedName, notes.byHand]))

    const histories = Object.keys(files).filter((name) => name.startsWith('histories/'))
    expect(histories).toHaveLength(4)
    for (const name of histories) {
      const told = readable(text(files, name))
      expect(told).toContain(loan.application.partyId)
      expect(declared.filter((value) => told.toLowerCase().includes(value.toLowerCase()))).toEqual([])
    }
  })
})

describe('the export of an application that still runs', () => {
  let bench: ExportBench
  beforeAll(async () => {
    bench = await openExportBench()
  })
  afterAll(() => bench.close())

  it('says that its histories go on, and is proven as far as it goes', async () => {
    const loan = await bench.open('ana-ordinary')
    await loan.until('onboarding', (now) => now.steps['details']?.state === 'waiting', 'it waits for the applicant')
    const { zip } = await bench.export(loan)
    const { findings, manifest } = await verifyBundle(zip, { trusted: [bench.key.publicJwk], processes })
    expect(findings.filter((finding) => finding.outcome === 'contradicted')).toEqual([])
    expect(manifest?.histories.map((run) => run.closedAs)).toEqual([null, null])
    expect(findings.map((finding) => finding.sentence)).toContainEqual(expect.stringContaining('2 of them still going on'))
  })

  it('lets a history go further than the record, which was read before it', async () => {
    const loan = await bench.open('ana-ordinary')
    await loan.until('onboarding', (now) => now.steps['details']?.state === 'waiting', 'it waits for the applicant')
    const { store } = bench.activities
    const clara = await bench.signIn('clara')
    // The record is read; before the histories are, somebody puts the case on hold.
    const engine = {
      ...bench.reader,
      latestRunId: async (workflowId: string) => {
        if (workflowId.startsWith('loan:'))
          await loan.order('loan', clara, { content: { kind: 'holdCase', holdKind: 'legal' }, reasonCode: 'court_order' })
        return bench.reader.latestRunId(workflowId)
      },
    }
    const exporter = createCaseExporter({
      store,
      engine,
      key: bench.key,
      code: { version: 'test', commit: null },
      clock: () => new Date().toISOString(),
    })
    const id = await exporter.exportCase({
      caseId: loan.application.loanCaseId,
      caller: clara,
      reasonCode: 'legal',
      requestId: randomUUID(),
    })
    const { content } = (await findExport(store, id))!
    expect(caseRecordSchema.parse(jsonOf(unzipSync(content), 'record.json')).actions).toEqual([])
    const { findings } = await verifyBundle(content, { trusted: [bench.key.publicJwk], processes })
    expect(findings.filter((finding) => finding.outcome === 'contradicted')).toEqual([])
  })
})

describe('the export of an application whose process has not begun', () => {
  let activities: ActivityBench
  beforeAll(async () => {
    activities = await openActivityBench()
  })
  afterAll(() => activities.close())

  it('holds what was declared and no history, and claims no more', async () => {
    const { store } = activities
    const { loanCaseId } = await openTestApplication(activities, 'ana-ordinary')
    const engine = { latestRunId: async () => undefined, read: async () => undefined }
    const key = readExportKey(Buffer.alloc(32, 5))
    const exporter = createCaseExporter({
      store,
      engine,
      key,
      code: { version: 'test', commit: null },
      clock: () => new Date().toISOString(),
    })
    const accountId = await saveStaffAccount(store.db, {
      issuer: 'test',
      subject: 'clara',
      personId: 'p-105',
      name: 'Clara Esteves',
      email: 'c@x',
      roles: [],
    })
    const caller = {
      kind: 'staff',
      sessionId: randomUUID(),
      accountId,
      personId: 'p-105',
      name: 'Clara Esteves',
      email: 'c@x',
      roles: [],
      expiresAt: '',
    } as const
    const id = await exporter.exportCase({
      caseId: loanCaseId,
      caller: { ...caller, roles: [] },
      reasonCode: 'audit',
      requestId: randomUUID(),
    })
    const { findings } = await verifyBundle((await findExport(store, id))!.content, { trusted: [key.publicJwk], processes })
    expect(findings.filter((finding) => finding.outcome === 'contradicted')).toEqual([])
    expect(findings.map((finding) => finding.sentence)).toContain('There is no history to replay.')
  })
})

function text(files: Record<string, Uint8Array>, name: string): string {
  return Buffer.from(files[name]!).toString('utf8')
}

function jsonOf(files: Record<string, Uint8Array>, name: string): unknown {
  return JSON.parse(text(files, name))
}

/** A history with everything in it that is encoded. */
function readable(history: string): string {
  return history.replaceAll(/"data":"([A-Za-z0-9+/=]+)"/g, (_whole, data: string) => Buffer.from(data, 'base64').toString('utf8'))
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(leavesOf)
}
