import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkContent } from '#bin/audit/check-content.ts'
import { checkFiles } from '#bin/audit/check-files.ts'
import { checkSignature } from '#bin/audit/check-signature.ts'
import { readZip } from '#bin/audit/read-zip.ts'
import { readRunAccount } from '#bin/audit/read-run-account.ts'
import { bundleProcesses, type ProcessCode } from '#bin/audit/replay-runs.ts'
import { verifyBundle } from '#bin/audit/verify-bundle.ts'
import { caseRecordSchema, type CaseRecord } from '#domain/audit/case-record.ts'
import type { Finding } from '#domain/audit/finding.ts'
import { manifestSchema, type Manifest } from '#domain/audit/manifest.ts'
import type { RunAccount } from '#domain/audit/run-account.ts'
import { openExportBench, type ExportBench } from '#test/exports/export-bench.ts'
import { changeHistory, changePayload, changeRecord, openBundle, repacked, resigned, type Bundle } from '#test/exports/forge.ts'
import { rememberReplays } from '#test/exports/remember-replays.ts'
import { goThroughMuch } from '#test/exports/rich-loan.ts'
import { readExportKey } from './export-key.ts'

let bench: ExportBench
let zip: Buffer
let manifest: Manifest
let record: CaseRecord
let runs: RunAccount[]
let processes: ProcessCode
const replay = rememberReplays()
const forger = readExportKey(Buffer.alloc(32, 66))
const root = fileURLToPath(new URL('../../', import.meta.url))

beforeAll(async () => {
  bench = await openExportBench()
  processes = await bundleProcesses()
  zip = (await bench.export(await goThroughMuch(bench))).zip
  const files = openBundle(zip)
  manifest = manifestSchema.parse(JSON.parse(files.get('manifest.json')!.toString('utf8')))
  record = caseRecordSchema.parse(JSON.parse(files.get('record.json')!.toString('utf8')))
  runs = manifest.histories.map((run) => readRunAccount(run.file, run, files.get(run.file)!.toString('utf8')))
})
afterAll(() => bench.close())

/** What speaks against a bundle, each in its sentence. */
async function against(forged: Buffer, code = processes): Promise<string[]> {
  const { findings } = await verifyBundle(forged, { trusted: [bench.key.publicJwk], processes: code, replay })
  return findings.filter((finding) => finding.outcome === 'contradicted').map((finding) => finding.sentence)
}

function historyOf(process: string): string {
  return manifest.histories.find((run) => run.process === process)!.file
}

describe('an export as it was made', () => {
  it('has nothing against it: what follows is found because it was changed', async () => {
    expect(await against(zip)).toEqual([])
  })
})

describe('a forger without a key', () => {
  const name = (pick: (all: Manifest) => string) => pick

  it.each([
    ['the record', name(() => 'record.json')],
    ['the page', name(() => 'timeline.html')],
    ['a history', name((all) => all.histories[1]!.file)],
    ['the key for convenience', name(() => 'public-key.json')],
  ])('who changes one byte of %s is told which file was changed', async (_what, pick) => {
    const file = pick(manifest)
    const forged = repacked(zip, (files) => {
      const content = files.get(file)!
      content[content.length - 3] = content[content.length - 3]! ^ 1
    })
    expect((await against(forged))[0]).toBe(`The file ${file} was changed: its hash is not the one that was signed.`)
  })

  it('who takes a file away is told which is missing', async () => {
    const file = manifest.histories[0]!.file
    const forged = repacked(zip, (files) => files.delete(file))
    expect(await against(forged)).toEqual([`The file ${file} is missing.`])
  })

  it('who adds a file is told which was added', async () => {
    const forged = repacked(zip, (files) => files.set('histories/loan-extra.json', Buffer.from('{}')))
    expect(await against(forged)).toEqual(['The file histories/loan-extra.json was added: the manifest does not name it.'])
  })

  it('who makes the manifest fit is told that the key did not sign it', async () => {
    const forged = repacked(zip, (files) => {
      const text = files.get('manifest.json')!.toString('utf8')
      files.set('manifest.json', Buffer.from(text.replace('"regulator"', '"audit"')))
    })
    expect(await against(forged)).toEqual([
      expect.stringMatching(/^The manifest or its signature was changed: the trusted key \S+ did not sign it as it is\.$/),
    ])
  })

  it.each([
    ['the manifest', 'manifest.json', /^The file manifest\.json is missing or damaged/],
    ['the signature', 'manifest.jws', /^The file manifest\.jws is missing or damaged/],
  ])('who takes %s away leaves nobody who vouches', async (_what, file, sentence) => {
    const forged = repacked(zip, (files) => files.delete(file))
    expect((await against(forged))[0]).toMatch(sentence)
  })

  it.each([
    ['none', { alg: 'none', kid: 'KID' }],
    ['a symmetric one with the public key as its secret', { alg: 'HS256', kid: 'KID' }],
  ])('who names %s as the way of signing gets nowhere', async (_what, header) => {
    const { kid } = bench.key.publicJwk
    const protectedHeader = Buffer.from(JSON.stringify(header).replace('KID', kid)).toString('base64url')
    const forged = repacked(zip, (files) => files.set('manifest.jws', Buffer.from(`${protectedHeader}..AAAA`)))
    expect((await against(forged))[0]).toMatch(/did not sign it as it is/)
  })

  it('who changes any byte of the file at all is found out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const forged = Buffer.from(zip)
        forged[at] = forged[at]! ^ mask
        const read = readZip(forged)
        if (read.outcome === 'refused') return
        const signature = await checkSignature(read.files, [bench.key.publicJwk])
        const { findings } = checkFiles(manifest, read)
        expect([signature, ...findings].some((finding) => finding.outcome === 'contradicted')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('who signs with a key of their own, and puts that key into the bundle, is told that it is not trusted', async () => {
    const forged = await resigned(zip, forger, (files) => files.set('public-key.json', Buffer.from(JSON.stringify(forger.publicJwk))))
    expect(await against(forged)).toEqual([
      `The manifest is signed with the key ${forger.publicJwk.kid}, which is not trusted. Trusted: ${bench.key.publicJwk.kid}.`,
    ])
  })

  it('who changes a line of the ledger and signs with another key is told both', async () => {
    const forged = await resigned(zip, forger, (files) =>
      changeRecord(files, (record) => void (record.ledger.entries[1]!.lines[0]!.amountMinor += 1)),
    )
    const sentences = await against(forged)
    expect(sentences[0]).toContain('which is not trusted')
    expect(sentences).toContainEqual(
      expect.stringMatching(/^Journal entry \S+ \(disbursement, .*\) does not balance: its lines in BRL add up to 1 minor units/),
    )
  })
})

describe('somebody who has the trusted key and changes', () => {
  const inRecord: [what: string, change: (record: CaseRecord) => void, sentence: RegExp][] = [
    [
      'an amount on both sides',
      (record) => {
        const { lines } = record.ledger.entries[0]!
        lines[0]!.amountMinor += 500
        lines[1]!.amountMinor -= 500
      },
      /^The balance of BRL\/personal-loan-br\/memo_loan_commitment\/\S+ is said to be 0 minor units, but its lines add up to 500\.$/,
    ],
    ['a balance', (record) => void (record.ledger.balances[0]!.balanceMinor -= 1), /^The balance of \S+ is said to be/],
    [
      'a reversal',
      (record) => {
        const reversal = record.ledger.entries.find((entry) => entry.reverses !== null)!
        reversal.lines.forEach((line) => (line.amountMinor *= 2))
      },
      /is not the opposite of the entry that it reverses\.$/,
    ],
    [
      'the ledger, by leaving an entry out',
      (record) => void record.ledger.entries.pop(),
      /journal entry that event \d+ of \S+ names is not among the entries\.$/,
    ],
    [
      'who did something',
      (record) => {
        const event = record.cases[1]!.events.find((one) => one.actor === 'staff:p-102')!
        event.actor = 'staff:p-101'
      },
      /^Event \d+ of L-\d+-ON \(\w+\) is told otherwise by its history\.$/,
    ],
    [
      'when something happened',
      (record) => void (record.cases[0]!.events[3]!.at = '2026-01-01T00:00:00.000Z'),
      /^Event 4 of L-\d+ \(\w+\) is told otherwise/,
    ],
    [
      'what happened, by leaving an event out',
      (record) => void record.cases[0]!.events.splice(5, 1),
      /^The record of L-\d+ lacks event 6 \(\w+\), which its history tells\.$/,
    ],
    [
      'what happened, by adding an event',
      (record) => {
        const { events } = record.cases[2]!
        events.push({ ...events.at(-1)!, sequence: events.length + 1 })
      },
      /^The record of L-\d+-DC tells event 9, which is newer than its state\.$/,
    ],
    [
      'how a step stands',
      (record) => void (record.cases[1]!.steps.find((step) => step.name === 'taxAuthority')!.attempts = 1),
      /^The step taxAuthority of L-\d+-ON stands otherwise/,
    ],
    [
      'the state of a case',
      (record) => void (record.cases[0]!.status = 'withdrawn'),
      /^L-\d+ is recorded as withdrawn; its history says completed\.$/,
    ],
    [
      'the end of a hold',
      (record) => void (record.holds![0]!.endedAt = record.holds![0]!.placedAt),
      /^Hold \S+ of L-\d+ stands otherwise in the list of holds than in the events of its case\.$/,
    ],
    [
      'a hold, by leaving it out',
      (record) => void record.holds!.shift(),
      /^A hold of L-\d+, placed at \S+, is in its events, but not in the list of holds\.$/,
    ],
    [
      'a hold that never was',
      (record) => void record.holds!.push({ ...record.holds![0]!, id: '00000000-0000-7000-8000-000000000001' }),
      /^Hold \S+ of L-\d+ is in the list of holds, but no event tells of it\.$/,
    ],
    [
      'the reason of an order',
      (record) => void (record.actions[1]!.reasonCode = 'passing_fault'),
      /^Order \S+ of L-\d+-ON \(retryStep\): the reason is told otherwise/,
    ],
    [
      'who gave an order',
      (record) => void (record.actions[6]!.personId = 'p-106'),
      /^Order \S+ of L-\d+ \(holdCase\): who ordered it is told otherwise/,
    ],
    [
      'what was ordered',
      (record) => void (record.actions[6]!.content['holdKind'] = 'legal'),
      /\(holdCase\): what was ordered is told otherwise/,
    ],
    [
      'what came of an order',
      (record) => void (record.actions[1]!.result!['version'] = 1),
      /\(retryStep\): what came of it is told otherwise/,
    ],
    [
      'the orders, by leaving one out',
      (record) => void record.actions.splice(6, 1),
      /^An order of L-\d+ \(\S+\) was given of which the record has no action\.$/,
    ],
    [
      'a refusal into something that never was',
      (record) => void (record.actions[5]!.state = 'carried_out'),
      /^Order \S+ of L-\d+-ON \(confirmProposal\) is in the record, but no history knows of it\.$/,
    ],
    [
      'who confirmed a proposal',
      (record) => void (record.proposals[0]!.checkerPersonId = 'p-106'),
      /^Proposal \S+ has an answer that nobody ordered\.$/,
    ],
    [
      'what was proposed',
      (record) => void (record.proposals[0]!.reasonCode = 'seen_in_original'),
      /^Proposal \S+ is not what its hash says\.$/,
    ],
    [
      'what was asked for at first',
      (record) => void (record.application.requestedMinor = 600_000),
      /^histories\/\S+ began with other terms than the record says were asked for at first\.$/,
    ],
    [
      'what was asked for before a change',
      (record) => void (record.cases[0]!.events.find(({ kind }) => kind === 'terms_changed')!.facts['termBeforeMonths'] = 6),
      /^Event \d+ of L-\d+ changes other terms than those that were asked for\.$/,
    ],
    [
      'what is asked for now',
      (record) => void (record.cases[0]!.facts!['requested'] = { amountMinor: 500_000, termMonths: 12 }),
      /^What L-\d+ is about is not what its events say is asked for\.$/,
    ],
    ['a decision', (record) => void (record.decisions[0]!.outcome = 'declined'), /^The list of decisions is not the one that follows/],
    [
      'the product',
      (record) => void (record.product.content['currency'] = 'USD'),
      /^The product in the record is not the version that its hash says\.$/,
    ],
    ['an offer', (record) => void (record.offers[0]!.priced['instalmentMinor'] = 1), /^Offer \S+ is not what its hash says\.$/],
    [
      'the document that was signed',
      (record) => void (record.documents.find((one) => one.kind === 'contract')!.sha256 = 'a'.repeat(64)),
      /^What was signed of contract \S+ is not the document that was drawn up\.$/,
    ],
    [
      'the evidence of a result by hand',
      (record) => void (record.documents.find((one) => one.kind === 'evidence')!.sha256 = 'a'.repeat(64)),
      /^The evidence of order \S+ \(taxAuthority\) is not among the documents\.$/,
    ],
    [
      'a correction',
      (record) => {
        const { content } = record.corrections[0]!
        record.corrections[0]!.content = content!.replace('Lins', 'Lima')
      },
      /^Correction \S+ is not what its hash says\.$/,
    ],
    [
      'the words of a consent',
      (record) => void (record.consents[0]!.textSha256 = 'a'.repeat(64)),
      /^The consent \w+ 2026-06 was not given to the words that were published under it\.$/,
    ],
    [
      'whose record it is',
      (record) => void (record.cases[0]!.reference = 'L-999999'),
      /^The manifest names another case or product than the record\.$/,
    ],
  ]

  it('a line of the ledger, and makes everything else fit, is found out all the same', async () => {
    const forged = await resigned(zip, bench.key, (files) =>
      changeRecord(files, (one) => void (one.ledger.entries[1]!.lines[0]!.amountMinor += 1)),
    )
    expect(await against(forged)).toEqual([
      expect.stringMatching(/^Journal entry \S+ \(disbursement, .*\) does not balance/),
      expect.stringMatching(/is not the opposite of the entry that it reverses\.$/),
      expect.stringMatching(/^The balance of BRL\/personal-loan-br\/loans_receivable\/\S+ is said to be/),
    ])
  })

  it.each(inRecord)('%s, is found out by what the histories tell or by the arithmetic', async (_what, change, sentence) => {
    const forged = structuredClone(record)
    change(forged)
    const sentences = checkContent(manifest, caseRecordSchema.parse(forged), runs)
      .filter((finding) => finding.outcome === 'contradicted')
      .map((finding) => finding.sentence)
    expect(sentences).toContainEqual(expect.stringMatching(sentence))
  })

  const inHistories: [what: string, change: (files: Bundle, all: Manifest) => void, sentence: RegExp][] = [
    [
      'what the record was told',
      (files) =>
        changeHistory(files, historyOf('onboarding'), (events) =>
          changePayload(events, 'ACTIVITY_TASK_SCHEDULED', 'staff:p-102', (text) => text.replaceAll('staff:p-102', 'staff:p-101')),
        ),
      /tells of a call \(activity \d+, projectCase\) that the code makes with other arguments or not at all\.$/,
    ],
    [
      'who gave an order',
      (files) =>
        changeHistory(files, historyOf('loan'), (events) =>
          changePayload(events, 'WORKFLOW_EXECUTION_UPDATE_ACCEPTED', 'holdCase', (text) => text.replaceAll('p-105', 'p-106')),
        ),
      /tells of a call \(activity \d+, projectCase\) that the code makes with other arguments/,
    ],
    [
      'what an outside system answered',
      (files) =>
        changeHistory(files, historyOf('loan'), (events) =>
          changePayload(events, 'ACTIVITY_TASK_COMPLETED', 'approved', (text) => text.replace('approved', 'declined')),
        ),
      /does not replay: the code of this checkout would not have done what it tells/,
    ],
    [
      'the order of events',
      (files) =>
        changeHistory(files, historyOf('documentCheck'), (events) => {
          const scheduled = events.filter((event) => event.eventType === 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED')
          const attributes = scheduled.map((event) => event['activityTaskScheduledEventAttributes'])
          scheduled[0]!['activityTaskScheduledEventAttributes'] = attributes[1]
          scheduled[1]!['activityTaskScheduledEventAttributes'] = attributes[0]
        }),
      /does not replay|makes with other arguments/,
    ],
    [
      'how far a history goes',
      (files) => changeHistory(files, historyOf('documentCheck'), (events) => void events.pop()),
      /^histories\/documentCheck-\S+ does not end where the manifest says\.$/,
    ],
    [
      'the histories, by leaving one out',
      (files, all) => {
        files.delete(historyOf('documentCheck'))
        all.histories = all.histories.filter((run) => run.process !== 'documentCheck')
      },
      /^L-\d+-DC has a record of 8 events, but no history\.$/,
    ],
    [
      'the histories, by leaving the first run out',
      (files, all) => {
        files.delete(historyOf('loan'))
        all.histories = all.histories.filter((run) => run.file !== historyOf('loan'))
      },
      /^The runs of L-\d+ do not follow on each other: one between them was left out\.$/,
    ],
    [
      'which history is whose',
      (files) => {
        const [one, other] = [historyOf('loan'), historyOf('documentCheck')]
        const [first, second] = [files.get(one)!, files.get(other)!]
        files.set(one, second).set(other, first)
      },
      /is the history of another case than L-\d+/,
    ],
    [
      'a history into something else',
      (files) => files.set(historyOf('documentCheck'), Buffer.from('{"events":[{"eventId":"1","eventTime":"","eventType":"x"}]}')),
      /is not the history of a case/,
    ],
  ]

  it.each(inHistories)('%s, is found out by replaying', async (_what, change, sentence) => {
    const forged = await resigned(zip, bench.key, change)
    expect(await against(forged)).toContainEqual(expect.stringMatching(sentence))
  })
})

/** As other code would have recorded it. */
function recordedBy(build: string): (events: { eventType: string }[]) => void {
  return (events) => {
    for (const event of events) {
      const task = (event as Record<string, unknown>)['workflowTaskCompletedEventAttributes'] as Record<string, unknown> | undefined
      if (task) task['workerVersion'] = { buildId: build }
    }
  }
}

describe('processes that were changed', () => {
  const judged = async (forged: Buffer, code: ProcessCode) => {
    const { findings } = await verifyBundle(forged, { trusted: [bench.key.publicJwk], processes: code, replay })
    return (outcome: Finding['outcome']) => findings.filter((one) => one.outcome === outcome).map((one) => one.sentence)
  }

  it('do not replay what the real ones did, and the history that shows it is named', async () => {
    const changed = await bundleProcesses(join(root, 'test/histories/reordered-workflows.ts'))
    const sentences = await against(zip, changed)
    expect(sentences[0]).toMatch(/^histories\/loan-\S+ does not replay: the code of this checkout would not have done what it tells\./)
  })

  it('do not speak against what the code before them recorded, but say which code can judge it', async () => {
    const changed = await bundleProcesses(join(root, 'test/histories/reordered-workflows.ts'))
    const sentences = await judged(zip, { ...changed, build: 'the-next' })
    expect(sentences('contradicted')).toEqual([])
    expect(sentences('not_proven')).toContainEqual(
      expect.stringMatching(
        `^histories/loan-\\S+ does not replay on this code, the-next\\. It was recorded by ${processes.build}: verify with that\\.$`,
      ),
    )
  })

  it('say which calls of the code before them they would make otherwise, and judge the others', async () => {
    const older = await resigned(zip, bench.key, (files) =>
      changeHistory(files, historyOf('loan'), (events) => {
        recordedBy('the-one-before')(events)
        changePayload(events, 'ACTIVITY_TASK_SCHEDULED', '"holds":[]', (text) => text.replace('"holds":[],', ''))
      }),
    )
    const sentences = await judged(older, processes)
    expect(sentences('contradicted')).toEqual([])
    expect(sentences('proven')).toContainEqual(
      expect.stringMatching(/^\d+ runs replayed in the same order: \d+ calls with the same arguments\.$/),
    )
    expect(sentences('not_proven')).toContainEqual(
      expect.stringMatching(
        `^histories/loan-\\S+ tells of 1 call that this code, ${processes.build}, would make otherwise: they were made by the-one-before\\. Verify with that\\.$`,
      ),
    )
  })
})

describe('npm run verify-export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenor-exports-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function run(args: string[], environment: Record<string, string> = {}): Promise<{ code: number; output: string }> {
    const env = { PATH: process.env['PATH'] ?? '', DATA_FOLDER: folder, ...environment }
    return new Promise((resolve) => {
      execFile(process.execPath, [join(root, 'bin/verify-export.ts'), ...args], { env, cwd: folder }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: `${stdout}${stderr}` })
      })
    })
  }

  const seed = Buffer.alloc(32, 5).toString('base64url')

  it('proves an export with the key of this installation, and answers with 0', async () => {
    const file = join(folder, 'good.zip')
    writeFileSync(file, zip)
    const { code, output } = await run([file], { EXPORT_SIGNING_KEY: seed })
    expect(output).toContain('Nothing speaks against this export.')
    expect(code).toBe(0)
  })

  it('gives its public key to others, who verify with it alone; an embedded installation has its own', async () => {
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ exportSigningKey: seed }))
    const { output: keys } = await run(['--public-key'])
    expect(keys).not.toContain('"d"')
    writeFileSync(join(folder, 'keys.json'), keys)
    writeFileSync(
      join(folder, 'bad.zip'),
      repacked(zip, (files) => files.delete('timeline.html')),
    )
    const { code, output } = await run([join(folder, 'bad.zip'), '--key', join(folder, 'keys.json')])
    expect(output).toContain('✗ The file timeline.html is missing.')
    expect(code).toBe(1)
    rmSync(join(folder, 'secrets.json'))
  })

  it.each([
    ['without a key', [join(folder, 'good.zip')], 'There is no trusted key'],
    ['without a file', ['--key', join(folder, 'keys.json')], 'npm run verify-export -- FILE'],
    ['of a file that is not there', [join(folder, 'none.zip'), '--key', join(folder, 'keys.json')], 'no such file'],
    ['with something else as a key', [join(folder, 'good.zip'), '--key', join(root, 'package.json')], 'holds no Ed25519 key'],
  ])('looks at nothing %s, and answers with 2', async (_what, args, words) => {
    const { code, output } = await run(args)
    expect(output).toContain(words)
    expect(code).toBe(2)
  })
})
