import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf } from '../http/transport-faults.contract.ts'
import type { Ecm, FilingRequest } from './ecm.ts'
import { createFolderStore } from './folder-store.ts'

/** What the tests need of an archive beside its contract: to reach behind its back. */
type Archive = { ecm: Ecm; corrupt(sha256: string): void; restart(): Ecm; close(): void }

/** Another vendor joins by one line. */
const vendors: [name: string, open: () => Archive][] = [
  [
    'folder',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'tenor-ecm-'))
      return {
        ecm: createFolderStore({ folder }),
        restart: () => createFolderStore({ folder }),
        corrupt: (sha256) => writeFileSync(fileWith(folder, sha256), 'something else'),
        close: () => rmSync(folder, { recursive: true }),
      }
    },
  ],
]

describe.each(vendors)('the archive by %s', (_vendor, open) => {
  let archive: Archive
  let filings = 0
  beforeAll(() => {
    archive = open()
  })
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
    await archive.ecm.remove(objectId, '2036-08-15')
    expect(await failureOf(archive.ecm.read(objectId))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
    expect(await failureOf(archive.ecm.remove(objectId, '2036-08-15'))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
  })

  it('lengthens a retention that is filed again, and never shortens it', async () => {
    const request = filingOf('longer')
    const { objectId } = await archive.ecm.file(request)
    await archive.ecm.file({ ...request, retention: { class: 'credit-contract', retainUntil: '2046-01-01' } })
    await archive.ecm.file({ ...request, retention: { class: 'credit-contract', retainUntil: '2030-01-01' } })
    expect(await failureOf(archive.ecm.remove(objectId, '2045-12-31'))).toMatchObject({ details: { retainUntil: '2046-01-01' } })
  })

  it('holds beat retention until the last one is lifted', async () => {
    const { objectId } = await archive.ecm.file(filingOf('evidence'))
    await archive.ecm.setHold(objectId, { id: 'lawsuit', on: true })
    await archive.ecm.setHold(objectId, { id: 'lawsuit', on: true })
    await archive.ecm.setHold(objectId, { id: '../fraud', on: true })
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
    archive.corrupt(request.sha256)
    expect(await failureOf(archive.ecm.read(objectId))).toMatchObject({ code: 'ECM_CONTENT_CORRUPT', kind: 'refused' })
  })

  it.each(['../../etc/passwd', '/etc/passwd', '', 'a/b', `${'0'.repeat(63)}/`, '0'.repeat(64)])(
    'has no object called %j',
    async (objectId) => {
      expect(await failureOf(archive.ecm.read(objectId))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
      expect(await failureOf(archive.ecm.setHold(objectId, { id: 'x', on: true }))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
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

function fileWith(folder: string, sha256: string): string {
  const name = readdirSync(folder, { recursive: true }).find((path) => String(path).endsWith(`${sha256}.content`))
  return join(folder, String(name))
}
