import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyContact } from '#db/applications/verify-contact.ts'
import { findCaseOfApplication } from '#db/cases/find-case.ts'
import { AppError } from '#domain/errors.ts'
import { beginApplication, openApiBench, type ApiAnswer, type ApiBench } from '#test/api/api-bench.ts'

type Person = { reference: string; applicationId: string; contact: string }

describe('coming back with the proven contact', () => {
  let bench: ApiBench
  let service: 'approves' | 'refuses' | 'is down' = 'approves'
  beforeAll(async () => {
    bench = await openApiBench({
      trustedProxies: 1,
      codeAtService: async () => {
        if (service === 'is down') throw new AppError('VERIFY_DOWN')
        return service === 'approves' ? 'approved' : 'wrong'
      },
    })
  })
  afterAll(() => bench.close())

  let people = 0
  async function someone(): Promise<Person> {
    people += 1
    const { applicationId, reference } = await beginApplication(bench)
    const contact = `somebody-${people}@example.org`
    const { id: onboardingCaseId, partyId } = await findCaseOfApplication(bench.store.db, applicationId, 'onboarding')
    await verifyContact(bench.store, { partyId, onboardingCaseId, channel: 'email', contact })
    return { reference, applicationId, contact }
  }
  /** `from` tells networks apart. */
  const send = (path: string, body: object, from: number): Promise<ApiAnswer> =>
    bench.caller().send('POST', path, { body, headers: { 'x-forwarded-for': `198.51.${from >> 8}.${from & 255}` } })
  const ask = ({ reference, contact }: Pick<Person, 'reference' | 'contact'>, from: number) =>
    send('/api/recoveries', { reference, contact: { channel: 'email', contact } }, from)
  const type = (recoveryId: unknown, { reference }: Pick<Person, 'reference'>, code: string, from: number) =>
    send(`/api/recoveries/${String(recoveryId)}/confirmation`, { reference, code }, from)

  async function codesOf({ applicationId }: Person): Promise<string[]> {
    const rows = (await bench.owner
      .db('one_time_code as c')
      .join('party as p', 'p.id', 'c.party_id')
      .where({ 'c.application_id': applicationId, 'c.purpose': 'resume' })
      .orderBy('c.created_at')
      .select('c.code', 'p.data_key')) as { code: Buffer; data_key: Buffer }[]
    return rows.map(({ code, data_key }) => bench.store.vault.open(data_key, code).toString('utf8'))
  }
  const wrong = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0')
  /** As if what was sent so far had been sent a while ago. */
  const later = ({ applicationId }: Person) =>
    bench.owner
      .db('one_time_code')
      .where({ application_id: applicationId })
      .update({ created_at: bench.owner.db.raw(`created_at - interval '2 minutes'`) })
  /** As if it had been so long ago that nothing of it works any more. */
  const muchLater = async (one: Person) => {
    await later(one)
    await bench.owner
      .db('one_time_code')
      .where({ application_id: one.applicationId })
      .update({ expires_at: bench.owner.db.raw(`now() - interval '1 second'`) })
  }

  it('opens the application with the code that was sent, once, for whoever asked and can read it', async () => {
    const one = await someone()
    const [first, second] = [await ask(one, 1), await ask(one, 2)]
    const codes = await codesOf(one)
    expect(codes).toHaveLength(1)
    expect(first.body['recoveryId']).not.toBe(second.body['recoveryId'])
    const opened = await type(second.body['recoveryId'], one, codes[0]!, 2)
    expect([opened.status, opened.body['id']]).toEqual([200, one.applicationId])
    expect((await type(first.body['recoveryId'], one, codes[0]!, 1)).body.code).toBe('RECOVERY_REFUSED')
  })

  it('is closed to nobody by a stranger who asks and guesses in their name all the time', async () => {
    const one = await someone()
    const stranger = await ask(one, 10)
    for (let times = 0; times < 18; times += 1) expect((await ask(one, 10)).status).toBe(202)
    const [code] = await codesOf(one)
    const guesses = []
    for (let times = 0; times < 8; times += 1) guesses.push((await type(stranger.body['recoveryId'], one, wrong(code!), 10)).body.code)
    expect(guesses).toEqual([...Array.from({ length: 6 }, () => 'RECOVERY_REFUSED'), 'RATE_LIMITED', 'RATE_LIMITED'])
    const mine = await ask(one, 11)
    expect((await codesOf(one)).length).toBe(1)
    expect((await type(mine.body['recoveryId'], one, wrong(code!), 11)).body.code).toBe('RECOVERY_REFUSED')
    expect((await type(mine.body['recoveryId'], one, code!, 11)).status).toBe(200)
  })

  it('is closed to nobody by messages that a stranger had sent to them before', async () => {
    const one = await someone()
    for (let times = 0; times < 12; times += 1) {
      await ask(one, 20)
      await muchLater(one)
    }
    expect(await codesOf(one)).toHaveLength(5)
    const mine = await ask(one, 21)
    const codes = await codesOf(one)
    expect(codes).toHaveLength(6)
    expect((await type(mine.body['recoveryId'], one, codes.at(-1)!, 21)).status).toBe(200)
  })

  it('sends another code after a minute, and the one before works still: either may have arrived', async () => {
    const one = await someone()
    await ask(one, 30)
    await later(one)
    const again = await ask(one, 30)
    const codes = await codesOf(one)
    expect(codes).toHaveLength(2)
    expect((await type(again.body['recoveryId'], one, codes[0]!, 30)).status).toBe(200)
    expect((await type(again.body['recoveryId'], one, codes[1]!, 30)).body.code).toBe('RECOVERY_REFUSED')
  })

  it('never sends messages without end, from however many places they are asked for, and never says so', async () => {
    const one = await someone()
    const statuses = []
    for (let from = 40; from < 62; from += 1) {
      statuses.push((await ask(one, from)).status)
      await muchLater(one)
    }
    expect(new Set(statuses)).toEqual(new Set([202]))
    expect(await codesOf(one)).toHaveLength(15)
  })

  it('answers alike for somebody and nobody: asking, guessing, and guessing too often', async () => {
    const [one, nobody] = [await someone(), { reference: 'L-999999', contact: 'nobody@example.org' }]
    const shape = ({ status, body }: ApiAnswer) => [status, body.code, Object.keys(body).toSorted()]
    const [asked, notAsked] = [await ask(one, 70), await ask(nobody, 71)]
    expect(shape(asked)).toEqual(shape(notAsked))
    for (let times = 0; times < 8; times += 1) {
      const [real, decoy] = [
        await type(asked.body['recoveryId'], one, '000000', 70),
        await type(notAsked.body['recoveryId'], nobody, '000000', 71),
      ]
      expect(shape(real)).toEqual(shape(decoy))
    }
  })

  it('takes few guesses in all, from however many places and askings', async () => {
    const one = await someone()
    const asked = await Promise.all([80, 81, 82, 83].map((from) => ask(one, from)))
    const [code] = await codesOf(one)
    for (const [index, { body }] of asked.entries())
      for (let times = 0; times < 5; times += 1) await type(body['recoveryId'], one, wrong(code!), 80 + index)
    const { rows } = await bench.owner.db.raw('select sum(attempts)::integer as tries from recovery where application_id = ?', [
      one.applicationId,
    ])
    expect(rows).toEqual([{ tries: 15 }])
    expect((await type((await ask(one, 84)).body['recoveryId'], one, code!, 84)).body.code).toBe('RECOVERY_REFUSED')
  })

  it('is tried at the service that sent the code; what it does not look at is no try', async () => {
    const one = await someone()
    const { body } = await ask(one, 90)
    await bench.owner
      .db('one_time_code')
      .where({ application_id: one.applicationId })
      .update({ verified_by: 'twilio-verify', verification_id: 'VE1' })
    const tries = async () =>
      ((await bench.owner.db('recovery').where({ id: body['recoveryId'] }).first('attempts')) as { attempts: number }).attempts
    service = 'is down'
    expect((await type(body['recoveryId'], one, '123456', 90)).status).toBe(503)
    expect(await tries()).toBe(0)
    service = 'refuses'
    expect((await type(body['recoveryId'], one, '123456', 90)).body.code).toBe('RECOVERY_REFUSED')
    expect(await tries()).toBe(1)
    service = 'approves'
    expect((await type(body['recoveryId'], one, '654321', 90)).status).toBe(200)
  })
})
