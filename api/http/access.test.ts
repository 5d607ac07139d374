import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApiDocument } from '#api/docs/openapi.ts'
import { roles, type Role } from '#domain/case/role.ts'
import { beginApplication, openApiBench, type ApiBench, type ApiCaller } from '#test/api/api-bench.ts'

type Operation = {
  operationId: string
  'x-tenor-access'?: { who: string; roles?: Role[] }
  requestBody?: { content: Record<string, unknown> }
}
type Cell = { method: string; path: string; operation: Operation }

/** Codes that say "you were let through, and then something else": the caller passed the door. */
const letThrough = (answer: { status: number; body: { code?: string } }) =>
  !['SIGN_IN_REQUIRED', 'ACCESS_DENIED'].includes(answer.body.code ?? '')

describe('the authorisation matrix, from the document that we publish', () => {
  let bench: ApiBench
  let desks: Record<Role, ApiCaller>
  let applicant: ApiCaller & { applicationId: string }
  let stranger: ApiCaller & { applicationId: string }
  let cells: Cell[]

  beforeAll(async () => {
    bench = await openApiBench()
    desks = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await bench.staff([role])]))) as Record<Role, ApiCaller>
    applicant = await beginApplication(bench)
    stranger = await beginApplication(bench)
    const document = openApiDocument(bench.routes, bench.url) as unknown as { paths: Record<string, Record<string, Operation>> }
    cells = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
    )
  })
  afterAll(() => bench.close())

  function call(caller: ApiCaller, { method, path, operation }: Cell, applicationId: string = randomUUID()) {
    const at = path
      .replace('{applicationId}', applicationId)
      .replace('{code}', 'personal-loan-br')
      .replace('{step}', 'taxAuthority')
      .replace('{slot}', 'front')
      .replace('{provider}', 'pix')
      .replace(/\{\w+\}/g, () => randomUUID())
    const contentType = Object.keys(operation.requestBody?.content ?? {})[0]
    const body = contentType === undefined ? undefined : contentType === 'application/json' ? {} : Buffer.from([0xff, 0xd8, 0xff])
    return caller.send(method, at, {
      body,
      headers: { 'if-match': '"v1"', ...(contentType !== undefined && { 'content-type': contentType }) },
    })
  }

  it('has a rule for every route', () => {
    expect(cells.length).toBeGreaterThan(40)
    const known = ['anyone', 'staff', 'applicant', 'vendor']
    expect(cells.filter(({ operation }) => !known.includes(operation['x-tenor-access']?.who ?? '')).map(({ path }) => path)).toEqual([])
    expect(
      cells.filter(({ operation }) => operation['x-tenor-access']?.who === 'staff' && !operation['x-tenor-access'].roles?.length),
    ).toEqual([])
  })

  it('lets nobody in who is not signed in', async () => {
    for (const cell of cells.filter(({ operation }) => ['staff', 'applicant'].includes(operation['x-tenor-access']!.who))) {
      const answer = await call(bench.caller(), cell)
      expect([cell.path, answer.status, answer.body.code]).toEqual([cell.path, 401, 'SIGN_IN_REQUIRED'])
    }
  })

  it('lets each role through exactly where the document says so', async () => {
    for (const cell of cells.filter(({ operation }) => operation['x-tenor-access']!.who === 'staff')) {
      const { roles: allowed = [] } = cell.operation['x-tenor-access']!
      if (cell.operation.operationId === 'endSession') continue
      for (const role of roles) {
        const answer = await call(desks[role], cell)
        expect([cell.operation.operationId, role, letThrough(answer)]).toEqual([cell.operation.operationId, role, allowed.includes(role)])
      }
    }
  })

  it('keeps applicants out of the desk, and staff out of applications', async () => {
    const strangers: Record<string, ApiCaller> = { staff: applicant, applicant: desks.compliance }
    const letIn = []
    for (const cell of cells) {
      const caller = strangers[cell.operation['x-tenor-access']!.who]
      if (caller && letThrough(await call(caller, cell))) letIn.push(cell.path)
    }
    expect(letIn).toEqual([])
  })

  it('answers "not found" to an applicant who tries the id of somebody else’s application, on every route', async () => {
    const theirs = cells.filter(
      ({ operation, path }) => operation['x-tenor-access']!.who === 'applicant' && path.includes('{applicationId}'),
    )
    expect(theirs.length).toBeGreaterThan(12)
    for (const cell of theirs) {
      const answer = await call(applicant, cell, stranger.applicationId)
      expect([cell.path, answer.status, answer.body.code]).toEqual([cell.path, 404, 'APPLICATION_NOT_FOUND'])
    }
  })

  it('takes nothing in of an applicant before they have consented, but for what was named one by one', async () => {
    const mine = await beginApplication(bench, { hasConsented: false })
    const changing = cells.filter(({ method, operation }) => method !== 'GET' && operation['x-tenor-access']!.who === 'applicant')
    const open: string[] = []
    for (const cell of changing.filter(({ operation }) => operation.operationId !== 'endApplicantSession')) {
      const answer = await call(mine, cell, mine.applicationId)
      if (answer.body.code !== 'CONSENT_MISSING') open.push(cell.operation.operationId)
      const withConsent = await call(applicant, cell, applicant.applicationId)
      expect([cell.path, withConsent.body.code]).not.toEqual([cell.path, 'CONSENT_MISSING'])
    }
    expect(open.toSorted()).toEqual([
      'calculateOwnOffer',
      'changeLanguage',
      'changeTerms',
      'createResumePass',
      'giveConsents',
      'withdrawApplication',
      'withdrawConsent',
    ])
    expect((await mine.send('POST', `/api/applications/${mine.applicationId}/declaration`, { body: {} })).body).toMatchObject({
      status: 409,
      facts: { consents: ['privacy', 'tax_authority', 'bureau', 'electronic'] },
    })
  })

  it('gives the auditor nothing that changes a case', () => {
    const changing = cells.filter(({ method, operation }) => method !== 'GET' && operation['x-tenor-access']!.roles?.includes('auditor'))
    expect(changing.map(({ operation }) => operation.operationId).toSorted()).toEqual(['endSession', 'exportCase', 'searchCases'])
  })

  it('ends a session for good when it is signed out', async () => {
    const rita = await bench.staff(['reviewer'])
    expect((await rita.send('DELETE', '/api/session')).status).toBe(200)
    expect((await rita.send('GET', '/api/session')).body.code).toBe('SIGN_IN_REQUIRED')
  })
})
