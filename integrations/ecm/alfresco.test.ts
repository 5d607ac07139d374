import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { answerWith } from '#sandbox/testing/answer-with.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { sampleFiling, withContent } from '#test/archives/sample-filing.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import { type AlfrescoOptions, createAlfresco } from './alfresco.ts'
import { fieldsOf } from './alfresco/node.ts'

const { others } = sandboxCredentials.alfresco
const core = '/api/-default-/public/alfresco/versions/1'
const governance = '/api/-default-/public/gs/versions/1'
let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterEach(() => sandbox.control.clear('alfresco'))
afterAll(() => sandbox.close())

const client = (changes: Partial<AlfrescoOptions> = {}) =>
  createAlfresco({ baseUrl: sandbox.addresses.alfresco, ...sandboxCredentials.alfresco, ...changes })

type Answer = { entry?: { id: string; name: string }; list?: { entries: { entry: { id: string; name: string } }[] }; error?: object }

/** As somebody who works in the archive. */
async function ask(
  path: string,
  init: { user?: keyof typeof others; method?: string; json?: unknown; text?: string } = {},
): Promise<{ status: number; body: Answer }> {
  const { user = 'archivist', method = 'GET', json, text } = init
  const reply = await fetch(`${sandbox.addresses.alfresco}${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${others[user]}`).toString('base64')}`,
      ...(json !== undefined && { 'content-type': 'application/json' }),
    },
    body: json === undefined ? (text ?? null) : JSON.stringify(json),
  })
  return { status: reply.status, body: (await reply.json().catch(() => ({}))) as Answer }
}

/** The files of a document, one a version, and the holds that each is under. */
async function filesOf(objectId: string) {
  const { body } = await ask(`${core}/nodes/${objectId}/children`)
  return Promise.all(
    body.list!.entries.map(async ({ entry }) => {
      const parents = await ask(`${core}/nodes/${entry.id}/parents?where=${encodeURIComponent('(isPrimary=false)')}`)
      return { ...entry, holds: parents.body.list!.entries.map((parent) => parent.entry) }
    }),
  )
}

describe('filing in Alfresco', () => {
  it('puts what it files under a hold of the archive that says until when', async () => {
    const { objectId } = await client().file(sampleFiling())
    const [file] = await filesOf(objectId)
    expect(file).toMatchObject({ name: '1', holds: [{ name: 'Tenor, retained until 2040-01-01' }] })
    for (const [path, init] of [
      [`${core}/nodes/${objectId}`, { method: 'DELETE' }],
      [`${core}/nodes/${file!.id}?permanent=true`, { method: 'DELETE' }],
      [`${core}/nodes/${file!.id}`, { method: 'PUT', json: { properties: { 'cm:title': 'other' } } }],
      [`${core}/nodes/${file!.id}/content`, { method: 'PUT', text: 'other bytes' }],
    ] as const)
      expect(await ask(path, init)).toMatchObject({ status: 403, body: { error: { errorKey: 'framework.exception.PermissionDenied' } } })
    expect(Buffer.from((await client().read(objectId)).content).toString()).toMatch(/^content/)
  })

  it('finds what an archivist moved to another folder, and files no second one', async () => {
    const request = sampleFiling()
    const filed = await client().file(request)
    expect(await ask(`${core}/nodes/${filed.objectId}/move`, { method: 'POST', json: { targetParentId: '-root-' } })).toMatchObject({
      status: 200,
    })
    await expect(client().file(request)).resolves.toEqual(filed)
  })

  it('files once although the index of the archive is behind: the folder refuses the name', async () => {
    const request = sampleFiling()
    const filed = await client().file(request)
    await sandbox.control.play('alfresco', { scenario: 'index_lagging' })
    await expect(client().file(request)).resolves.toEqual(filed)
    expect(await failureOf(client().file(withContent(request, 'other bytes')))).toMatchObject({ code: 'ECM_CONTENT_CONFLICT' })
  })

  it('takes a 503 for nothing that did not happen, and the hold that was still missing is set by the next attempt', async () => {
    const request = sampleFiling()
    await client().file(sampleFiling())
    await sandbox.control.play('alfresco', { scenario: 'unavailable_after_commit', times: 1 })
    expect(await failureOf(client().file(request))).toMatchObject({ code: 'ECM_DOWN', details: { httpStatus: 503 } })
    const filed = await client().file(request)
    expect(await filesOf(filed.objectId)).toMatchObject([{ name: '1', holds: [{ name: 'Tenor, retained until 2040-01-01' }] }])
  })

  it('keeps holds, those of archivists too, and the longer retention on a version that follows', async () => {
    const request = sampleFiling()
    const filed = await client().file(request)
    await client().setHold(filed.objectId, { id: 'lawsuit', on: true })
    const { body } = await ask(`${governance}/file-plans/-filePlan-/holds`, {
      method: 'POST',
      json: { name: 'Audit 12', reason: 'asked for' },
    })
    const [first] = await filesOf(filed.objectId)
    await ask(`${governance}/holds/${body.entry!.id}/children`, { method: 'POST', json: { id: first!.id } })
    const sooner = { ...withContent(request, 'second'), retention: { class: 'x', retainUntil: '2030-01-01' }, follows: filed }
    await client().fileVersion(sooner)
    const [one, two] = await filesOf(filed.objectId)
    expect(one!.holds.map(({ name }) => name)).toContain('Audit 12')
    expect(two!.holds.map(({ name }) => name).toSorted()).toEqual(one!.holds.map(({ name }) => name).toSorted())
    expect(two!.holds.map(({ name }) => name)).toContain('Tenor, retained until 2040-01-01')
  })

  it('loses no hold when several people set theirs at once', async () => {
    const { objectId } = await client().file(sampleFiling())
    await Promise.all(['one', 'two', 'three'].map((id) => client().setHold(objectId, { id, on: true })))
    expect(await failureOf(client().remove(objectId, '2050-01-01'))).toMatchObject({ details: { because: 'hold', holds: 3 } })
  })

  it('sets its hold anew where somebody deleted it, and so freed everything under it', async () => {
    const ecm = client()
    const request = sampleFiling({ retention: { class: 'x', retainUntil: '2041-02-03' } })
    const { objectId } = await ecm.file(request)
    const [before] = await filesOf(objectId)
    await ask(`${governance}/holds/${before!.holds[0]!.id}`, { method: 'DELETE' })
    expect((await filesOf(objectId))[0]!.holds).toEqual([])
    await ecm.file(request)
    expect((await filesOf(objectId))[0]!.holds).toMatchObject([{ name: 'Tenor, retained until 2041-02-03' }])
  })

  it('waits for a person who has the document locked, and says who it is', async () => {
    const { objectId } = await client().file(sampleFiling())
    const [file] = await filesOf(objectId)
    await ask(`${governance}/holds/${file!.holds[0]!.id}/children/${file!.id}`, { method: 'DELETE' })
    expect(await ask(`${core}/nodes/${file!.id}/lock`, { method: 'POST', json: {} })).toMatchObject({ status: 200 })
    expect(await failureOf(client().remove(objectId, '2050-01-01'))).toMatchObject({
      code: 'ECM_OBJECT_LOCKED',
      kind: 'unavailable',
      details: { by: 'archivist' },
    })
    await ask(`${core}/nodes/${file!.id}/unlock`, { method: 'POST' })
    await client().remove(objectId, '2050-01-01')
    expect(await failureOf(client().read(objectId))).toMatchObject({ code: 'ECM_OBJECT_NOT_FOUND' })
  })

  it('reads its own bytes where somebody uploaded over them after the hold was lifted', async () => {
    const request = sampleFiling()
    const { objectId } = await client().file(request)
    const [file] = await filesOf(objectId)
    await ask(`${governance}/holds/${file!.holds[0]!.id}/children/${file!.id}`, { method: 'DELETE' })
    expect(await ask(`${core}/nodes/${file!.id}/content?majorVersion=true`, { method: 'PUT', text: 'forged' })).toMatchObject({
      status: 200,
    })
    expect(Buffer.from((await client().read(objectId)).content)).toEqual(request.content)
  })
})

describe('access to Alfresco', () => {
  it('opens what it files to the readers who are named, and to nobody else', async () => {
    const closed = await client({ folder: 'closed' }).file(sampleFiling())
    const opened = await client({ folder: 'opened', readers: ['auditor'] }).file(sampleFiling())
    const asAuditor = client({ user: 'auditor', password: others.auditor })
    expect(await failureOf(asAuditor.read(closed.objectId))).toMatchObject({ code: 'ECM_MISCONFIGURED', details: { httpStatus: 403 } })
    await expect(asAuditor.read(opened.objectId)).resolves.toMatchObject({ object: opened })
    expect(await failureOf(asAuditor.setHold(opened.objectId, { id: 'x', on: true }))).toMatchObject({ code: 'ECM_MISCONFIGURED' })
  })

  it('adds a reader to a folder that is there, and takes none away', async () => {
    await client({ folder: 'later', readers: ['GROUP_LEGAL'] }).file(sampleFiling())
    await client({ folder: 'later', readers: ['auditor'] }).file(sampleFiling())
    const { body } = await ask(`${core}/nodes/-root-?relativePath=later&include=permissions`)
    expect(body.entry).toMatchObject({
      permissions: {
        isInheritanceEnabled: false,
        locallySet: [{ authorityId: 'tenor', name: 'Coordinator' }, { authorityId: 'GROUP_LEGAL' }, { authorityId: 'auditor' }],
      },
    })
  })

  it.each([
    ['no_governance', 'no file plan of Alfresco Governance Services: without it nothing in the archive refuses to delete'],
    ['no_model', 'the archive has no aspect tenor:filing: an administrator adds the model of Tenor'],
  ] as const)('files nothing where the archive cannot keep it: %s', async (scenario, raw) => {
    await sandbox.control.play('alfresco', { scenario })
    const request = sampleFiling()
    expect(await failureOf(client().file(request))).toMatchObject({ code: 'ECM_MISCONFIGURED', details: { raw } })
    const held = (await sandbox.control.held('alfresco'))['nodes'] as { properties: Record<string, string> }[]
    expect(held.filter(({ properties }) => properties['tenor:externalId'] === request.externalId)).toEqual([])
  })

  it.each([
    ['a wrong password', { password: 'guessed' }, { httpStatus: 401 }],
    ['a folder below one that is missing', { folder: 'missing/tenor' }, { raw: 'the archive has no folder above ours' }],
  ])('says that %s is our own mistake', async (_what, changes, details) => {
    expect(await failureOf(client(changes).file(sampleFiling()))).toMatchObject({ code: 'ECM_MISCONFIGURED', details })
  })

  it('does not take the page of some other server for an archive that is empty', async () => {
    const stand = await answerWith(() => ({ status: 404, body: '<html>not here</html>' }))
    expect(await failureOf(client(stand).file(sampleFiling()))).toMatchObject({
      code: 'ECM_MISCONFIGURED',
      details: { raw: 'there is no REST API of Alfresco at this address (status 404)' },
    })
    await stand.close()
  })
})

describe('the model that an administrator adds', () => {
  it('has every property that a document is filed with', () => {
    const model = readFileSync(join(import.meta.dirname, 'alfresco/tenor-model.xml'), 'utf8')
    const defined = [...model.matchAll(/<property name="(tenor:\w+)">/g)].map(([, name]) => name!)
    const used = Object.keys(fieldsOf(sampleFiling(), 1)).filter((name) => name.startsWith('tenor:'))
    expect(defined.toSorted()).toEqual(used.toSorted())
    expect(model).toContain('<aspect name="tenor:filing">')
  })
})

describe('the sandbox of Alfresco is as strict as the archive', () => {
  it.each([
    ['a folder without a name', { json: { nodeType: 'cm:folder' } }, 400],
    ['an unknown field', { json: { name: 'a', nodeType: 'cm:folder', colour: 'red' } }, 400],
    ['an unknown property', { json: { name: 'a', nodeType: 'cm:folder', properties: { 'x:y': '1' } } }, 400],
    ['a name that no file may have', { json: { name: 'a:b', nodeType: 'cm:folder' } }, 422],
    ['a body that is no JSON', { text: '<folder/>' }, 415],
    ['somebody who may only read', { json: { name: 'a', nodeType: 'cm:folder' }, user: 'auditor' }, 403],
  ] as const)('refuses %s', async (_what, init, status) => {
    const answer = await ask(`${core}/nodes/-root-/children`, { method: 'POST', ...init })
    expect(answer).toMatchObject({
      status,
      body: { error: { statusCode: status, briefSummary: expect.stringMatching(/^\d{8} /), descriptionURL: expect.any(String) } },
    })
  })

  it('holds files alone, and each only once', async () => {
    const { objectId } = await client().file(sampleFiling())
    const { body } = await ask(`${governance}/file-plans/-filePlan-/holds`, { method: 'POST', json: { name: 'Strict', reason: 'x' } })
    const children = `${governance}/holds/${body.entry!.id}/children`
    expect(await ask(children, { method: 'POST', json: { id: objectId } })).toMatchObject({ status: 422 })
    const [file] = await filesOf(objectId)
    for (let times = 0; times < 2; times += 1) await ask(children, { method: 'POST', json: [{ id: file!.id }] })
    expect((await ask(children)).body.list!.entries).toHaveLength(1)
    expect(await ask(`${governance}/file-plans/-filePlan-/holds`, { method: 'POST', json: { name: 'Strict', reason: 'x' } })).toMatchObject(
      {
        status: 409,
      },
    )
    expect(await ask(`${governance}/file-plans/-filePlan-/holds`, { method: 'POST', json: { name: 'No reason' } })).toMatchObject({
      status: 400,
    })
  })

  it('checks out a file for one person, and gives it back', async () => {
    const { objectId } = await client().file(sampleFiling())
    const [file] = await filesOf(objectId)
    const order = (action: string, id: string) => ask(`${core}/nodes/${id}/${action}`, { method: 'POST', json: {} })
    expect(await order('checkout', file!.id)).toMatchObject({ status: 403 })
    await ask(`${governance}/holds/${file!.holds[0]!.id}/children/${file!.id}`, { method: 'DELETE' })
    const { body } = await order('checkout', file!.id)
    expect(await order('checkout', file!.id)).toMatchObject({ status: 409 })
    expect(await order('cancel-checkout', body.entry!.id)).toMatchObject({ status: 200 })
    expect(await order('cancel-checkout', body.entry!.id)).toMatchObject({ status: 404 })
  })
})
