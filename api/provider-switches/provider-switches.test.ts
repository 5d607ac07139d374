import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chosenProvider } from '#db/provider-switches/list-switches.ts'
import { type ApiAnswer, openApiBench, type ApiBench, type ApiCaller } from '#test/api/api-bench.ts'

type Switch = { id: string; hash: string; state: string; mayAnswer: boolean; proposedBy: string; answeredBy: string | null }

describe('the default provider', () => {
  let bench: ApiBench
  let otavio: ApiCaller & { accountId: string; personId: string }
  let olga: ApiCaller & { accountId: string; personId: string }
  beforeAll(async () => {
    bench = await openApiBench()
    ;[otavio, olga] = await Promise.all([bench.staff(['operations']), bench.staff(['operations'])])
  })
  afterAll(() => bench.close())

  const propose = (body: Record<string, unknown>, caller: ApiCaller = otavio) =>
    caller.send('POST', '/api/provider-switches', { body: { capability: 'ocr', reasonCode: 'provider_down', ...body } })
  const answer = (caller: ApiCaller, { id, hash }: Switch, noun = 'confirmation') =>
    caller.send('POST', `/api/provider-switches/${id}/${noun}`, { body: { hash, reasonCode: 'evidence_checked' } })
  const proposed = async (body: Record<string, unknown>) => (await propose(body)).body as unknown as Switch
  const code = (reply: ApiAnswer) => reply.body.code
  const inForce = () => chosenProvider(bench.store.db, 'ocr')
  async function shown() {
    const { items } = (await otavio.send('GET', '/api/integrations')).body as unknown as {
      items: { capability: string; choice: { inForce: { provider: string } | null; providers: { provider: string }[] } | null }[]
    }
    return items.find(({ capability }) => capability === 'ocr')!.choice!
  }

  it('is another one only when a second person of operations has confirmed exactly what was proposed', async () => {
    const first = await proposed({ provider: 'textract' })
    expect([first.state, first.mayAnswer, await inForce()]).toEqual(['open', false, null])
    expect(code(await propose({ provider: 'textract' }, olga))).toBe('SWITCH_ALREADY_PROPOSED')
    expect(code(await answer(otavio, first))).toBe('SECOND_PERSON_REQUIRED')
    const sameHuman = await bench.staff(['operations'], otavio.personId)
    expect(code(await answer(sameHuman, first))).toBe('SECOND_PERSON_REQUIRED')
    expect(code(await answer(olga, { ...first, hash: 'a'.repeat(64) }))).toBe('PROPOSAL_DIFFERS')
    expect([await inForce(), (await shown()).inForce]).toEqual([null, null])

    expect((await answer(olga, first)).body).toMatchObject({ state: 'confirmed', provider: 'textract', mayAnswer: false })
    expect([await inForce(), (await shown()).inForce?.provider]).toEqual(['textract', 'textract'])
    expect(code(await answer(olga, first))).toBe('PROPOSAL_CLOSED')
    expect(code(await propose({ provider: 'textract' }))).toBe('SWITCH_CHANGES_NOTHING')
  })

  it('stays when the switch is refused, and goes back to what each product says', async () => {
    await answer(olga, await proposed({ provider: 'tesseract' }), 'refusal')
    expect(await inForce()).toBe('textract')
    await answer(olga, await proposed({ provider: null }))
    expect([await inForce(), (await shown()).inForce]).toEqual([null, null])
    const { items } = (await olga.send('GET', '/api/provider-switches?capability=ocr&limit=2')).body as unknown as { items: Switch[] }
    expect(items.map(({ state }) => state)).toEqual(['confirmed', 'refused'])
    expect(items.every((one) => one.proposedBy !== one.answeredBy)).toBe(true)
  })

  it('can only be one that is set up and that the steps know', async () => {
    expect((await shown()).providers.map(({ provider }) => provider)).toEqual(['tesseract', 'textract'])
    expect(code(await propose({ provider: 'abbyy' }))).toBe('PROVIDER_NOT_SWITCHABLE')
    expect(code(await propose({ capability: 'tax', provider: 'serpro' }))).toBe('PROVIDER_NOT_SWITCHABLE')
    expect(code(await propose({ capability: 'tax', provider: null }))).toBe('PROVIDER_NOT_SWITCHABLE')
  })

  it('expires where nobody answers, and makes room for another proposal', async () => {
    const forgotten = await proposed({ provider: 'textract' })
    await bench.owner.db('provider_switch').where({ id: forgotten.id }).update({ expires_at: '2026-01-01' })
    expect(code(await answer(olga, forgotten))).toBe('PROPOSAL_CLOSED')
    const next = await proposed({ provider: 'textract' })
    expect(next.state).toBe('open')
    const { items } = (await olga.send('GET', '/api/provider-switches')).body as unknown as { items: Switch[] }
    expect(items.find(({ id }) => id === forgotten.id)?.state).toBe('expired')
    await answer(olga, next, 'refusal')
  })

  it('is nothing that a program of ours could write past the second person', async () => {
    const { id } = await proposed({ provider: 'textract' })
    const { db } = bench.store
    const confirmed = { state: 'confirmed', checker_person_id: 'p-9', checker_account_id: olga.accountId, closed_at: new Date() }
    await expect(db('provider_switch').where({ id }).update(confirmed)).rejects.toThrow('permission denied')
    await expect(db('provider_switch').where({ id }).delete()).rejects.toThrow('permission denied')
    // Nor the owner of the tables, for one and the same person.
    const alone = { ...confirmed, answer_reason_code: 'x', checker_person_id: otavio.personId, checker_account_id: otavio.accountId }
    await expect(bench.owner.db('provider_switch').where({ id }).update(alone)).rejects.toThrow('second_person_is_another')
  })
})
