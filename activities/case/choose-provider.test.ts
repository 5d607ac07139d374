import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerSwitch } from '#db/provider-switches/answer-switch.ts'
import { proposeSwitch } from '#db/provider-switches/propose-switch.ts'
import { providerSwitchHash } from '#domain/outside/provider-switch.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterAll(() => bench.close())

const asked = {
  caseId: randomUUID(),
  step: 'incomeEvidence',
  capability: 'ocr',
  usual: 'tesseract',
  known: ['tesseract', 'textract'],
} as const
const choose = async (usualProviders: { ocr?: string }, changes: Partial<{ known: readonly string[] }> = {}) =>
  (await bench.run('chooseProvider', { ...asked, ...changes }, { usualProviders })).provider

it('reads papers with the provider of the product, or with the one that is configured instead', async () => {
  expect(await choose({})).toBe('tesseract')
  expect(await choose({ ocr: 'textract' })).toBe('textract')
})

it('keeps to what the step knows: a configured provider that it cannot use changes nothing', async () => {
  expect(await choose({ ocr: 'textract' }, { known: ['tesseract'] })).toBe('tesseract')
})

it('follows a switch by two people before the configuration', async () => {
  const [maker, checker] = [await account('p-1'), await account('p-2')]
  const proposed = {
    id: randomUUID(),
    capability: 'ocr',
    provider: 'tesseract',
    reasonCode: 'provider_down',
    makerPersonId: 'p-1',
  } as const
  await proposeSwitch(bench.store.db, { ...proposed, accountId: maker, standsSeconds: 60 })
  expect(await choose({ ocr: 'textract' })).toBe('textract')
  const hash = providerSwitchHash(proposed)
  const answer = { id: proposed.id, hash, answer: 'confirmed', reasonCode: 'evidence_checked' } as const
  await answerSwitch(bench.store.db, { ...answer, accountId: checker })
  expect(await choose({ ocr: 'textract' })).toBe('tesseract')
})

async function account(personId: string): Promise<string> {
  const row = { issuer: 'test', subject: personId, person_id: personId, name: personId, email: `${personId}@tenor.example` }
  const kept = await bench.owner
    .db('staff_account')
    .insert({ ...row, roles: ['operations'], last_signed_in_at: new Date() })
    .returning('id')
  return (kept as [{ id: string }])[0].id
}
