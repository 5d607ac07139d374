import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WebVendor } from '#sandbox/control/scenarios.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { describeTransportFaults, failureOf } from '../http/transport-faults.contract.ts'
import type { Ecm, FilingRequest } from './ecm.ts'
import { createAlfresco } from './alfresco.ts'
import { createCmis } from './cmis.ts'
import { createS3 } from './s3.ts'
import { createFolderStore } from './folder-store.ts'

/** What the tests need of an archive beside its contract: to turn its clock, and to reach behind its back. */
type Archive = {
  ecm: Ecm
  /** The clock of the archive itself, which decides too where the archive enforces retention. */
  turnTo(onDate: string): void
  corrupt(sha256: string): Promise<void>
  restart(): Ecm
  close(): Promise<void>
}
type ClientChanges = { baseUrl?: string; timeoutMs?: number }

const today = '2026-09-01'

/** Another vendor joins by one line. */
const sandboxed: Partial<Record<WebVendor, (sandbox: TestSandbox, now: () => number, changes?: ClientChanges) => Ecm>> = {
  cmis: ({ addresses }, now, { baseUrl, ...changes } = {}) =>
    createCmis({ ...sandboxCredentials.cmis, baseUrl: `${baseUrl ?? addresses.cmis}/browser`, readers: ['auditor'], now, ...changes }),
  alfresco: ({ addresses }, now, { baseUrl, ...changes } = {}) =>
    createAlfresco({ ...sandboxCredentials.alfresco, baseUrl: baseUrl ?? addresses.alfresco, readers: ['auditor'], now, ...changes }),
  s3: ({ addresses }, now, { baseUrl, ...changes } = {}) => {
    const { accessKeyId, secretAccessKey, ...at } = sandboxCredentials.s3
    return createS3({ ...at, credentials: { accessKeyId, secretAccessKey }, endpoint: baseUrl ?? addresses.s3, now, ...changes })
  },
}

/** How each refuses a key that is wrong. */
const keyRefusedWith: Partial<Record<string, number>> = { s3: 403 }

const vendors: [name: string, open: () => Promise<Archive>][] = [
  ['folder', openFolder],
  ...Object.entries(sandboxed).map(([vendor, create]): [string, () => Promise<Archive>] => [
    vendor,
    async () => {
      const clock = { now: instantOf(today) }
      const sandbox = await startTestSandbox({ now: () => clock.now })
      const client = () => create(sandbox, () => clock.now)
      return {
        ecm: client(),
        turnTo: (onDate) => void (clock.now = instantOf(onDate)),
        corrupt: (sha256) => sandbox.control.corrupt(vendor as WebVendor, sha256),
        restart: client,
        close: () => sandbox.close(),
      }
    },
  ]),
]

describe.each(vendors)('the archive by %s', (_vendor, open) => {
  let archive: Archive
  let filings = 0
  beforeAll(async () => {
    archive = await open()
  })
  beforeEach(() => archive.turnTo(today))
  afterAll(() => archive.close())

  const filingOf = (text: string, changes: Partial<FilingRequest> = {}): FilingRequest => {
    const content = new TextEncoder().encode(text)
    filings += 1
    return {
      externalId: `case-${filings}/contract/1`,
      filename: 'contract.pdf',
      mediaType: 'application/pdf',
      content,
      sha256: sha256Of(content),
      retention: { class: 'credit-contract', retainUntil: '2036-08-15' },
      metadata: { caseId: 'case-9', kind: 'contract' },
      ...changes,
    }
  }
  /** The same id with other bytes. */
  const changed = (request: FilingRequest, text: string): FilingRequest => {
    const content = new TextEncoder().encode(text)
    return { ...request, content, sha256: sha256Of(content) }
  }

  it('files a document and gives it back, byte for byte, with what was said about it, also after a restart', async () => {
    const request = filingOf('%PDF-1.7 signed')
    const filed = await archive.ecm.file(request)
    expect(filed).toMatchObject({ version: '1', sha256: request.sha256, filedAt: expect.stringMatching(/Z$/) })
    for (const ecm of [archive.ecm, archive.restart()]) {
      const read = await ecm.read(filed.objectId)
      expect(Buffer.from(read.content).toString()).toBe('%PDF-1.7 signed')
      expect(read).toMatchObject({ object: filed, metadata: request.metadata })
    }
  })

  it('takes the same bytes under the same id for the same filing', async () => {
    const request = filingOf('once')
    const first = await archive.ecm.file(request)
    await expect(archive.ecm.file(request)).resolves.toEqual(first)
  })

  it('never overwrites: other bytes under the same id are a conflict, and the first ones stay', async () => {
    const request = filingOf('the first')
    const filed = await archive.ecm.file(request)
    expect(await failureOf(archive.ecm.file(changed(request, 'the second')))).toMatchObject({
      code: 'ECM_CONTENT_CONFLICT',
      kind: 'conflict',
    })
    expect(Buffer.from((await archive.ecm.read(filed.objectId)).content).toString()).toBe('the first')
  })

  it('lets one of many win who file different bytes at once, and tells the others', async () => {
    const request = filingOf('racer 0')
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => archive.ecm.file(changed(request, `racer ${index}`))))
    const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(winners).toHaveLength(1)
    const { content, object } = await archive.ecm.read(winners[0]!.value.objectId)
    expect(sha256Of(content)).toBe(object.sha256)
  })

  it('refuses content that is not what its hash says', async () => {
    expect(await failureOf(archive.ecm.file(filingOf('one', { sha256: sha256Of(Buffer.from('other')) })))).toMatchObject({
      code: 'ECM_FILING_INVALID',
    })
  })

  it('refuses a retention date that does not exist', async () => {
    expect(await failureOf(archive.ecm.file(filingOf('when', { retention: { class: 'x', retainUntil: '2036-02-30' } })))).toMatchObject({
      code: 'ECM_FILING_INVALID',
    })
  })

  it('keeps every version, numbered in order', async () => {
    const request = filingOf('draft')
    const first = await archive.ecm.file(request)
    const second = await archive.ecm.fileVersion({ ...changed(request, 'final'), follows: first })
    expect(second).toMatchObject({ objectId: first.objectId, version: '2' })
    await expect(archive.ecm.fileVersion({ ...changed(request, 'final'), follows: first })).resolves.toEqual(second)
    expect(await failureOf(archive.ecm.fileVersion({ ...changed(request, 'a rival'), follows: first }))).toMatchObject({
      code: 'ECM_CONTENT_CONFLICT',
    })
    expect(Buffer.from((await archive.ecm.read(first.objectId)).content).toString()).toBe('final')
    expect(Buffer.from((await archive.ecm.read(first.objectId, { version: '1' })).content).toString()).toBe('draft')
    expect(await failureOf(archive.ecm.read(first.objectId, { version: '3' }))).toMatchObject({
      code: 'ECM_OBJECT_NOT_FOUND',
      kind: 'missing',
    })
  })

  it('deletes nothing before its retention ends, and all of it afterwards', async () => {
    const { objectId } = await archive.ecm.file(filingOf('keep me'))
    expect(await failureOf(archive.ecm.remove(objectId, '2036-08-14'))).toMatchObject({
      code: 'ECM_OBJECT_RETAINED',
      details: { because: 'retention', retainUntil: '2036-08-15' },
    })
    await archive.ecm.read(objectId)
    archive.turnTo('2036-08-15')
    await archive.ecm.remove(objectId, '2036-08-15')
    expect(await failureOf(archive.ecm.read(objectId))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
    expect(await failureOf(archive.ecm.remove(objectId, '2036-08-15'))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
  })

  it('lengthens a retention that is filed again, and never shortens it', async () => {
    const request = filingOf('longer')
    const { objectId } = await archive.ecm.file(request)
    await archive.ecm.file({ ...request, retention: { class: 'credit-contract', retainUntil: '2046-01-01' } })
    await archive.ecm.file({ ...request, retention: { class: 'credit-contract', retainUntil: '2030-01-01' } })
    archive.turnTo('2045-12-31')
    expect(await failureOf(archive.ecm.remove(objectId, '2045-12-31'))).toMatchObject({ details: { retainUntil: '2046-01-01' } })
    archive.turnTo('2046-01-01')
    await archive.ecm.remove(objectId, '2046-01-01')
  })

  it('holds beat retention until the last one is lifted', async () => {
    const { objectId } = await archive.ecm.file(filingOf('evidence'))
    await archive.ecm.setHold(objectId, { id: 'lawsuit', on: true })
    await archive.ecm.setHold(objectId, { id: 'lawsuit', on: true })
    await archive.ecm.setHold(objectId, { id: '../fraud', on: true })
    archive.turnTo('2050-01-01')
    expect(await failureOf(archive.ecm.remove(objectId, '2050-01-01'))).toMatchObject({
      code: 'ECM_OBJECT_RETAINED',
      details: { because: 'hold', holds: 2 },
    })
    await archive.ecm.setHold(objectId, { id: 'lawsuit', on: false })
    await archive.ecm.setHold(objectId, { id: 'never set', on: false })
    expect(await failureOf(archive.restart().remove(objectId, '2050-01-01'))).toMatchObject({ details: { holds: 1 } })
    await archive.ecm.setHold(objectId, { id: '../fraud', on: false })
    await archive.ecm.remove(objectId, '2050-01-01')
  })

  it('refuses a date that is none, which no retention could be compared with', async () => {
    const { objectId } = await archive.ecm.file(filingOf('tomorrow'))
    expect(await failureOf(archive.ecm.remove(objectId, 'tomorrow'))).toMatchObject({ code: 'DATE_MALFORMED' })
  })

  it('notices that a document was changed behind its back', async () => {
    const request = filingOf('original')
    const { objectId } = await archive.ecm.file(request)
    await archive.corrupt(request.sha256)
    expect(await failureOf(archive.ecm.read(objectId))).toMatchObject({ code: 'ECM_CONTENT_CORRUPT', kind: 'refused' })
  })

  it.each(['../../etc/passwd', '/etc/passwd', '', 'a/b', `${'0'.repeat(63)}/`, '0'.repeat(64)])(
    'has no object called %j',
    async (objectId) => {
      expect(await failureOf(archive.ecm.remove(objectId, today))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
      expect(await failureOf(archive.ecm.read(objectId))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
      expect(await failureOf(archive.ecm.setHold(objectId, { id: 'x', on: true }))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
    },
  )
})

describe.each(Object.entries(sandboxed))('the archive by %s over a bad line', (name, create) => {
  const vendor = name as WebVendor
  let sandbox: TestSandbox
  beforeAll(async () => {
    sandbox = await startTestSandbox()
  })
  afterEach(() => sandbox.control.clear(vendor))
  afterAll(() => sandbox.close())
  const client = (changes?: ClientChanges) => create(sandbox, Date.now, changes)
  const filing = (text: string): FilingRequest => ({
    externalId: `line/${text}`,
    filename: 'Ana Moreira.pdf',
    mediaType: 'application/pdf',
    content: Buffer.from(text),
    sha256: sha256Of(Buffer.from(text)),
    retention: { class: 'credit-contract', retainUntil: '2036-08-15' },
    metadata: { kind: 'contract' },
  })

  it('files once although the answer was lost after the document was there', async () => {
    const request = filing('lost on its way back')
    await sandbox.control.play(vendor, { scenario: 'reply_lost_after_commit', times: 1, when: { mentions: 'lost on its way back' } })
    expect(await failureOf(client().file(request))).toMatchObject({ code: 'ECM_DOWN', details: { mayHaveTakenEffect: true } })
    const filed = await client().file(request)
    expect(filed).toMatchObject({ version: '1', sha256: request.sha256 })
    await expect(client().file(request)).resolves.toEqual(filed)
  })

  it('files a version once although the answer was lost after it was there', async () => {
    const request = filing('the first one')
    const first = await client().file(request)
    const content = Buffer.from('the second, lost on its way back')
    const second = { ...request, content, sha256: sha256Of(content), follows: first }
    await sandbox.control.play(vendor, { scenario: 'reply_lost_after_commit', times: 1, when: { mentions: 'the second, lost' } })
    expect(await failureOf(client().fileVersion(second))).toMatchObject({ code: 'ECM_DOWN' })
    const filed = await client().fileVersion(second)
    expect(filed).toMatchObject({ version: '2', objectId: first.objectId })
    expect(await failureOf(client().read(first.objectId, { version: '3' }))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
  })

  let calls = 0
  describeTransportFaults(
    () => ({
      connect: (changes) => {
        const connected = client(changes)
        return (options) => connected.file(filing(`call ${(calls += 1)}`), options)
      },
      play: (order) => sandbox.control.play(vendor, order),
      clear: () => sandbox.control.clear(vendor),
    }),
    {
      down: 'ECM_DOWN',
      misconfigured: 'ECM_MISCONFIGURED',
      access: 'key',
      keyRefusedWith: keyRefusedWith[vendor] ?? 401,
      personalData: ['Moreira'],
    },
  )
})

describe('the folder store', () => {
  const inFolder = async (work: (folder: string) => Promise<void>) => {
    const folder = mkdtempSync(join(tmpdir(), 'tenor-ecm-'))
    try {
      await work(folder)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const content = Buffer.from('bytes')
  const filing = (externalId: string, filename = 'a.pdf'): FilingRequest => ({
    externalId,
    filename,
    mediaType: 'application/pdf',
    content,
    sha256: sha256Of(content),
    retention: { class: 'x', retainUntil: '2030-01-01' },
    metadata: {},
  })

  it('lets no name of a document become a path', () =>
    inFolder(async (folder) => {
      const store = join(folder, 'store')
      const ecm = createFolderStore({ folder: store })
      const { objectId } = await ecm.file(filing('../../escape', '../../../escape.pdf'))
      expect(objectId).toMatch(/^[0-9a-f]{64}$/)
      expect(readdirSync(folder)).toEqual(['store'])
      expect(readdirSync(store, { recursive: true }).filter((name) => String(name).includes('escape'))).toEqual([])
    }))

  it('leaves no temporary file behind, and metadata that a person can read beside the bytes', () =>
    inFolder(async (folder) => {
      const { objectId, sha256 } = await createFolderStore({ folder }).file(filing('case-1'))
      const path = join(folder, 'objects', objectId.slice(0, 2), objectId)
      expect(readdirSync(path).sort()).toEqual([`1-${sha256}.content`, '1.json'])
      expect(JSON.parse(readFileSync(join(path, '1.json'), 'utf8'))).toMatchObject({
        externalId: 'case-1',
        filename: 'a.pdf',
        sizeBytes: 5,
      })
    }))

  it('finishes a filing that a crash cut off before it was true', () =>
    inFolder(async (folder) => {
      const ecm = createFolderStore({ folder })
      const { objectId, sha256 } = await ecm.file(filing('case-1'))
      const path = join(folder, 'objects', objectId.slice(0, 2), objectId)
      rmSync(join(path, '1.json'))
      expect(await failureOf(ecm.read(objectId))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
      await expect(ecm.file(filing('case-1'))).resolves.toMatchObject({ objectId, sha256, version: '1' })
      await ecm.read(objectId)
    }))

  it('finishes a removal that a crash cut off', () =>
    inFolder(async (folder) => {
      const ecm = createFolderStore({ folder })
      const { objectId } = await ecm.file(filing('case-1'))
      mkdirSync(join(folder, 'removed'))
      renameSync(join(folder, 'objects', objectId.slice(0, 2), objectId), join(folder, 'removed', objectId))
      await ecm.remove(objectId, '2031-01-01')
      expect(readdirSync(join(folder, 'removed'))).toEqual([])
      expect(readdirSync(join(folder, 'objects', objectId.slice(0, 2)))).toEqual([])
    }))

  it('says that its folder is wrong when it is no folder', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'a-file')
      writeFileSync(file, '')
      expect(await failureOf(createFolderStore({ folder: file }).file(filing('case-1')))).toMatchObject({
        code: 'ECM_MISCONFIGURED',
        details: { raw: 'ENOTDIR' },
      })
    }))
})

function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function instantOf(isoDate: string): number {
  return Date.parse(`${isoDate}T12:00:00Z`)
}

async function openFolder(): Promise<Archive> {
  const folder = mkdtempSync(join(tmpdir(), 'tenor-ecm-'))
  return {
    ecm: createFolderStore({ folder }),
    turnTo: () => undefined,
    restart: () => createFolderStore({ folder }),
    corrupt: async (sha256) => writeFileSync(fileWith(folder, sha256), 'something else'),
    close: async () => rmSync(folder, { recursive: true }),
  }
}

function fileWith(folder: string, sha256: string): string {
  const name = readdirSync(folder, { recursive: true }).find((path) => String(path).endsWith(`${sha256}.content`))
  return join(folder, String(name))
}
