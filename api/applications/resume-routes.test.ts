import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyContact } from '#db/applications/verify-contact.ts'
import { openApiBench, beginApplication, type ApiBench } from '#test/api/api-bench.ts'
import { at } from '#test/api/begun-application.ts'

describe('on another phone', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
  })
  afterAll(() => bench.close())

  it('a link opens the application once, and a short code works however it is typed', async () => {
    const phone = await beginApplication(bench)
    const link = String((await phone.send('POST', at(phone, '/resume-passes'), { body: { kind: 'link' } })).body['secret'])
    const open = (secret: string) => bench.caller().send('POST', '/api/resumptions', { body: { secret } })
    const opened = await open(link)
    expect(opened.body['id']).toBe(phone.applicationId)
    const other = bench.caller(opened.headers.getSetCookie()[0]!.split(';')[0])
    expect((await other.send('GET', at(phone, ''))).status).toBe(200)
    expect((await open(link)).body.code).toBe('RESUME_PASS_VOID')
    const code = String((await phone.send('POST', at(phone, '/resume-passes'), { body: { kind: 'code' } })).body['secret'])
    expect((await open(`${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`)).status).toBe(200)
  })

  it('reference and contact get the same answer whether or not they exist', async () => {
    const phone = await beginApplication(bench)
    const recover = (reference: string) =>
      bench.caller().send('POST', '/api/recoveries', { body: { reference, contact: { channel: 'email', contact: 'ana@example.org' } } })
    const [unknown, unproven] = [await recover('L-999999'), await recover(phone.reference)]
    expect([unknown.status, Object.keys(unknown.body)]).toEqual([unproven.status, Object.keys(unproven.body)])
    expect(unknown.status).toBe(202)
  })

  it('neither the id of a recovery nor a wrong code tells whether there is somebody to recover', async () => {
    const phone = await beginApplication(bench)
    const [row] = await bench.owner
      .db('application as a')
      .join('case as c', 'c.application_id', 'a.id')
      .where({ 'a.id': phone.applicationId, 'c.process': 'onboarding' })
      .select('a.party_id', 'c.id')
    const known = { channel: 'email', contact: 'proven@example.org' } as const
    await verifyContact(bench.store, { partyId: row.party_id, onboardingCaseId: row.id, ...known })
    const recover = async (contact: string) => {
      const begun = await bench
        .caller()
        .send('POST', '/api/recoveries', { body: { reference: phone.reference, contact: { channel: 'email', contact } } })
      return String(begun.body['recoveryId'])
    }
    const [real, decoy] = [await recover(known.contact), await recover('unknown@example.org')]
    expect((await bench.owner.db('recovery').where({ id: real })).length).toBe(1)
    expect(real[14]).toBe(decoy[14])
    const tries = async (recoveryId: string, reference = phone.reference) => {
      const { body, status } = await bench
        .caller()
        .send('POST', `/api/recoveries/${recoveryId}/confirmation`, { body: { reference, code: '000000' } })
      return { status, code: body.code, facts: body['facts'] }
    }
    const refused = { status: 400, code: 'RECOVERY_REFUSED', facts: undefined }
    const answers = []
    for (let guess = 0; guess < 5; guess += 1) answers.push(await tries(real))
    expect([...answers, await tries(decoy), await tries(decoy, 'L-999999')]).toEqual(Array.from({ length: 7 }, () => refused))
  })
})
