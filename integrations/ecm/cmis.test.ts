import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { answerWith } from '#sandbox/testing/answer-with.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { sampleFiling, withContent } from '#test/archives/sample-filing.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import { type CmisOptions, createCmis } from './cmis.ts'

const { repositoryId, others } = sandboxCredentials.cmis
let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterEach(() => sandbox.control.clear('cmis'))
afterAll(() => sandbox.close())

const client = (changes: Partial<CmisOptions> = {}) =>
  createCmis({ baseUrl: `${sandbox.addresses.cmis}/browser`, ...sandboxCredentials.cmis, ...changes })

type ActionAnswer = { exception?: string; succinctProperties?: Record<string, string> }

/** As somebody else who works in the archive. */
async function act(user: keyof typeof others, fields: readonly [string, string][]): Promise<{ status: number; body: ActionAnswer }> {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const authorization = `Basic ${Buffer.from(`${user}:${others[user]}`).toString('base64')}`
  const address = `${sandbox.addresses.cmis}/browser/${repositoryId}/root`
  const reply = await fetch(address, { method: 'POST', headers: { authorization }, body: form })
  return { status: reply.status, body: (await reply.json()) as ActionAnswer }
}

describe('filing in an archive with CMIS', () => {
  it('finds what an archivist moved to another folder, and files no second one', async () => {
    const request = sampleFiling()
    const filed = await client().file(request)
    const held = (await sandbox.control.held('cmis'))['objects'] as { id: string; parentId: string }[]
    const { parentId } = held.find(({ id }) => id === filed.objectId)!
    const moved = await act('archivist', [
      ['cmisaction', 'move'],
      ['objectId', filed.objectId],
      ['sourceFolderId', parentId],
      ['targetFolderId', 'root'],
    ])
    expect(moved.status).toBe(201)
    await expect(client().file(request)).resolves.toEqual(filed)
  })

  it('files once although the index of the archive is behind: the folder refuses the name', async () => {
    const request = sampleFiling()
    const filed = await client().file(request)
    await sandbox.control.play('cmis', { scenario: 'index_lagging' })
    await expect(client().file(request)).resolves.toEqual(filed)
    expect(await failureOf(client().file(withContent(request, 'other bytes')))).toMatchObject({ code: 'ECM_CONTENT_CONFLICT' })
  })

  it('takes a 503 for nothing that did not happen: what was committed is found by the next attempt', async () => {
    const request = sampleFiling()
    const first = await client().file(request)
    const second = { ...withContent(request, 'the second'), follows: first }
    await sandbox.control.play('cmis', { scenario: 'unavailable_after_commit', times: 2 })
    expect(await failureOf(client().fileVersion(second))).toMatchObject({ code: 'ECM_DOWN', details: { httpStatus: 503 } })
    expect(await failureOf(client().fileVersion(second))).toMatchObject({ code: 'ECM_DOWN' })
    await expect(client().fileVersion(second)).resolves.toMatchObject({ version: '2', objectId: first.objectId })
    expect(await failureOf(client().read(first.objectId, { version: '3' }))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
  })

  it('waits for a person who has the document checked out, and says who it is', async () => {
    const request = sampleFiling()
    const filed = await client().file(request)
    const second = { ...withContent(request, 'second'), follows: filed }
    const { body } = await act('archivist', [
      ['cmisaction', 'checkOut'],
      ['objectId', filed.objectId],
    ])
    expect(await failureOf(client().fileVersion(second))).toMatchObject({
      code: 'ECM_OBJECT_LOCKED',
      kind: 'unavailable',
      details: { by: 'archivist' },
    })
    expect(Buffer.from((await client().read(filed.objectId)).content)).toEqual(request.content)
    await act('archivist', [
      ['cmisaction', 'cancelCheckOut'],
      ['objectId', workingCopyOf(body)],
    ])
    await expect(client().fileVersion(second)).resolves.toMatchObject({ version: '2' })
  })

  it('keeps holds and the longer retention on a version that follows', async () => {
    const request = sampleFiling()
    const filed = await client().file(request)
    await client().setHold(filed.objectId, { id: 'lawsuit', on: true })
    const sooner = { ...withContent(request, 'second'), retention: { class: 'x', retainUntil: '2030-01-01' }, follows: filed }
    await client().fileVersion(sooner)
    const objects = (await sandbox.control.held('cmis'))['objects'] as { id: string; properties: Record<string, unknown> }[]
    const versions = objects.filter(({ id }) => id.startsWith(filed.objectId.split(';')[0]!))
    expect(versions).toHaveLength(2)
    for (const { properties } of versions) {
      expect(properties).toMatchObject({ 'cmis:rm_holdIds': ['lawsuit'], 'cmis:rm_expirationDate': Date.parse('2040-01-01') })
    }
  })

  it('loses no hold when two people set theirs at once', async () => {
    const { objectId } = await client().file(sampleFiling())
    await Promise.all(['one', 'two', 'three'].map((id) => client().setHold(objectId, { id, on: true })))
    expect(await failureOf(client().remove(objectId, '2050-01-01'))).toMatchObject({ details: { because: 'hold', holds: 3 } })
  })

  it('is told by the archive that something is retained where our own calendar would let it go', async () => {
    const { objectId } = await client().file(sampleFiling())
    expect(await failureOf(client().remove(objectId, '2050-01-01'))).toMatchObject({
      code: 'ECM_OBJECT_RETAINED',
      details: { because: 'archive' },
    })
    await client().read(objectId)
  })
})

describe('access to an archive with CMIS', () => {
  it('opens what it files to the readers who are named, and to nobody else', async () => {
    const asAuditor = client({ user: 'auditor', password: others.auditor })
    const closed = await client().file(sampleFiling())
    expect(await failureOf(asAuditor.read(closed.objectId))).toMatchObject({ code: 'ECM_MISCONFIGURED', details: { httpStatus: 403 } })
    const opened = await client({ readers: ['auditor'] }).file(sampleFiling())
    await expect(asAuditor.read(opened.objectId)).resolves.toMatchObject({ object: opened })
    expect(await failureOf(asAuditor.setHold(opened.objectId, { id: 'x', on: true }))).toMatchObject({ code: 'ECM_MISCONFIGURED' })
  })

  it.each([
    ['a wrong password', { password: 'guessed' }, undefined],
    ['a repository that is not there', { repositoryId: 'elsewhere' }, 'the archive has no repository elsewhere'],
  ])('says that %s is our own mistake', async (_what, changes, raw) => {
    const error = await failureOf(client(changes).file(sampleFiling()))
    expect(error).toMatchObject({ code: 'ECM_MISCONFIGURED', ...(raw && { details: { raw } }) })
  })

  it('says so where the archive lacks our type and lets us add none', async () => {
    const strict = await startTestSandbox()
    await strict.control.play('cmis', { scenario: 'types_fixed' })
    const { cmis } = sandboxCredentials
    expect(await failureOf(createCmis({ baseUrl: `${strict.addresses.cmis}/browser`, ...cmis }).file(sampleFiling()))).toMatchObject({
      code: 'ECM_MISCONFIGURED',
      details: { raw: expect.stringContaining('tenor:filing') },
    })
    await strict.close()
  })

  it('sends its credentials nowhere else, whatever the repository says of its address', async () => {
    const elsewhere = { repositoryUrl: 'http://elsewhere/x', rootFolderUrl: 'http://elsewhere/x/root', cmisVersionSupported: '1.1' }
    const stand = await answerWith(() => ({ status: 200, body: { archive: elsewhere } }))
    expect(await failureOf(client(stand).file(sampleFiling()))).toMatchObject({
      code: 'ECM_MISCONFIGURED',
      details: { raw: 'the repository names another address than the one that is configured' },
    })
    await stand.close()
  })
})

describe('the sandbox of CMIS is as strict as an archive', () => {
  const folder: [string, string][] = [
    ['propertyId[0]', 'cmis:objectTypeId'],
    ['propertyValue[0]', 'cmis:folder'],
    ['propertyId[1]', 'cmis:name'],
  ]
  it.each([
    ['an unknown action', [['cmisaction', 'shred']], 405, 'notSupported'],
    [
      'an unknown parameter',
      [
        ['cmisaction', 'createFolder'],
        ['colour', 'red'],
      ],
      400,
      'invalidArgument',
    ],
    [
      'an unknown property',
      [['cmisaction', 'createFolder'], ...folder, ['propertyValue[1]', 'a'], ['propertyId[2]', 'x:y'], ['propertyValue[2]', '1']],
      409,
      'constraint',
    ],
    [
      'an object that is not there',
      [
        ['cmisaction', 'update'],
        ['objectId', 'nothing'],
      ],
      404,
      'objectNotFound',
    ],
  ] as const)('refuses %s', async (_what, fields, status, exception) => {
    expect(await act('archivist', fields as never)).toMatchObject({ status, body: { exception } })
  })

  it('refuses to shorten a retention, and a change of something that was changed in between', async () => {
    const { objectId } = await client().file(sampleFiling())
    const update = (extra: [string, string][]) => act('archivist', [['cmisaction', 'update'], ['objectId', objectId], ...extra])
    const shorter: [string, string][] = [
      ['propertyId[0]', 'cmis:rm_expirationDate'],
      ['propertyValue[0]', String(Date.parse('2027-01-01'))],
    ]
    expect(await update(shorter)).toMatchObject({ status: 409, body: { exception: 'constraint' } })
    expect(await update([['changeToken', 'an old one'], ...shorter])).toMatchObject({ status: 409, body: { exception: 'updateConflict' } })
  })
})

function workingCopyOf({ succinctProperties }: ActionAnswer): string {
  return String(succinctProperties?.['cmis:objectId'])
}
