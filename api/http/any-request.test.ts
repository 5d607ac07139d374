import { afterAll, beforeAll, expect, it } from 'vitest'
import { openApiDocument } from '#api/docs/openapi.ts'
import { roles } from '#domain/case/role.ts'
import { beginApplication, openApiBench, type ApiBench, type ApiCaller } from '#test/api/api-bench.ts'
import { type Described, faultOf, oddRequests, type Operation, type Schema, someOf } from '#test/api/odd-requests.ts'
import { listFamilies, readSamples } from '#test/samples/run-samples.ts'

type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } }

/** Of each route, in a run; a higher number tries more of what is made, up to all of it. */
const most = Number(process.env['ODD_REQUESTS'] ?? 5)

let bench: ApiBench
let phone: ApiCaller & { applicationId: string; reference: string }
let callers: Record<Operation['x-tenor-access']['who'], ApiCaller>
let known: Record<string, unknown>

beforeAll(async () => {
  bench = await openApiBench()
  phone = await beginApplication(bench)
  const stranger = await beginApplication(bench)
  await stranger.send('PATCH', `/api/applications/${stranger.applicationId}/declaration`, { body: { fullName: 'Zuleica Canária' } })
  callers = { anyone: bench.caller(), vendor: bench.caller(), applicant: phone, staff: await bench.staff([...roles]) }
  known = await knownValues()
})
afterAll(() => bench.close())

it('is answered on every route, or refused with what is wrong and where; nothing breaks, and nobody reads of a stranger', async () => {
  const document = openApiDocument(bench.routes, bench.url) as unknown as Document
  const samples = new Map(
    listFamilies()
      .flatMap(readSamples)
      .map(({ kind, inputs }) => [`/api/calculations/${kind}`, inputs]),
  )
  const faults: string[] = []
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      // Whoever signs out can be asked nothing more.
      if (['endSession', 'endApplicantSession'].includes(operation.operationId)) continue
      await bench.owner.db('rate_limit').truncate()
      const body = samples.get(path)
      const described = { path, operation, schemas: document.components.schemas, known, ...(body !== undefined && { body }) }
      faults.push(...(await faultsOf(method.toUpperCase(), described)))
    }
  }
  expect(faults).toEqual([])
})

async function faultsOf(method: string, described: Described): Promise<string[]> {
  const { who } = described.operation['x-tenor-access']
  const faults: string[] = []
  for (const request of someOf(oddRequests(described), most)) {
    const answer = await callers[who].send(method, request.path, request)
    const isTold = who !== 'staff' && answer.bytes.includes('Zuleica')
    const fault = isTold ? 'tells of a stranger' : faultOf(answer)
    if (fault !== undefined) faults.push(`${described.operation.operationId}, ${request.odd.slice(0, 80)}: ${fault}`)
  }
  return faults
}

/** What there is, so that not every request ends at "not found". */
async function knownValues(): Promise<Record<string, unknown>> {
  const { applicationId, reference } = phone
  const at = (path: string) => `/api/applications/${applicationId}${path}`
  const contact = '+5511912345678'
  const [set, code] = [
    await phone.send('POST', at('/document-sets'), { body: { documentType: 'passport' } }),
    await phone.send('POST', at('/contact-codes'), { body: { channel: 'sms', contact } }),
  ]
  const loan: { id: string } = await bench.owner.db('case').where({ application_id: applicationId, process: 'loan' }).first('id')
  return {
    applicationId,
    reference,
    contact,
    caseId: loan.id,
    rootCaseId: loan.id,
    step: 'taxAuthority',
    documentSetId: set.body['id'],
    codeId: code.body['id'],
    slot: 'data_page',
    product: 'personal-loan-br',
    amountMinor: 500_000,
    termMonths: 12,
    taxId: '111.222.331-24',
    role: 'loans_receivable',
    currency: 'BRL',
  }
}
