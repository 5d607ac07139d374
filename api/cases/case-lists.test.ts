import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginApplication, openApiBench, type ApiBench } from '#test/api/api-bench.ts'

type Count = { value: number; capped: boolean }

describe('the lists of the desk', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
  })
  afterAll(() => bench.close())

  async function counts(): Promise<Record<string, Count>> {
    const rita = await bench.staff(['reviewer'])
    const { status, body } = await rita.send('GET', '/api/case-counts')
    expect(status).toBe(200)
    return body['counts'] as Record<string, Count>
  }

  it('count the applications in each state by what is most urgent in their family, the members apart', async () => {
    const before = await counts()
    const { applicationId } = await beginApplication(bench)
    await beginApplication(bench)
    const family = bench.owner.db('case').where({ application_id: applicationId })
    await family.clone().where({ process: 'documentCheck' }).update({ status: 'needs_applicant' })
    await family.clone().where({ process: 'loan' }).update({ family_status: 'needs_attention' })
    const after = await counts()
    const added = Object.fromEntries(Object.keys(after).map((status) => [status, after[status]!.value - before[status]!.value]))
    expect(added).toMatchObject({ in_checks: 1, needs_attention: 1, needs_applicant: 0, completed: 0 })
  })
})
