import { describe, expect, it } from 'vitest'
import { AppError } from '#domain/errors.ts'
import { followIves, ivesFormProblems, type IvesEvent, type IvesForm, type IvesState } from './ives-request.ts'

const form: IvesForm = {
  taxpayer: { name: 'Ana Example', tin: '123456789', address: '1 Example Street, Springfield' },
  participant: { name: 'Participant LLC', id: '301234' },
  client: 'Tenor Lending',
  transcript: { of: 'return', form: '1040', kind: 'return' },
  periods: ['2024-12-31', '2025-12-31'],
  signedOn: '2026-05-01',
  attestedAuthority: true,
}

describe('Form 4506-C', () => {
  it('may be sent when it is whole', () => {
    expect(ivesFormProblems(form, '2026-08-29')).toEqual([])
  })

  it.each<[string, Partial<IvesForm>, string]>([
    ['a number with dashes', { taxpayer: { ...form.taxpayer, tin: '123-45-6789' } }, 'line 1b: nine digits'],
    ['no participant', { participant: { name: 'P', id: '' } }, 'line 5a: the participant has six digits'],
    ['no client', { client: ' ' }, 'line 5d: the client'],
    ['no form of income', { transcript: { of: 'wage_and_income', forms: [] } }, 'line 7: at least one form'],
    ['five years', { periods: ['2020', '2021', '2022', '2023', '2024'].map((year) => `${year}-12-31`) }, 'line 8: one to 4 periods'],
    ['a year that has not ended', { periods: ['2026-12-31'] }, 'line 8: periods that have ended'],
    ['no authority', { attestedAuthority: false }, 'signature: the box of authority'],
    ['a signature of tomorrow', { signedOn: '2026-08-30' }, 'signature: a date that is not to come'],
    ['a signature of long ago', { signedOn: '2026-04-30' }, 'signature: not older than 120 days'],
  ])('would be rejected with %s', (_what, change, rule) => {
    expect(ivesFormProblems({ ...form, ...change }, '2026-08-29')).toEqual([rule])
  })
})

describe('a request for transcripts', () => {
  const submitted: IvesState = { state: 'submitted', submittedAt: '2026-08-01T10:00:00Z' }
  const accepted: IvesEvent = { event: 'accepted', at: '2026-08-01T11:00:00Z', batchId: 'b-1' }
  const ready: IvesEvent = { event: 'ready', at: '2026-08-03T11:00:00Z', transcripts: 2 }
  const after = (...events: IvesEvent[]) => events.reduce(followIves, submitted)

  it('is accepted, and its transcripts are ready after some days', () => {
    expect(after(accepted, ready)).toEqual({
      state: 'transcript_ready',
      submittedAt: '2026-08-01T10:00:00Z',
      acceptedAt: '2026-08-01T11:00:00Z',
      batchId: 'b-1',
      readyAt: '2026-08-03T11:00:00Z',
      transcripts: 2,
    })
  })

  it('is rejected with a code, or finds that nothing is on file', () => {
    expect(after({ event: 'rejected', at: '2026-08-01T11:00:00Z', code: '10' })).toMatchObject({ state: 'rejected', code: '10' })
    expect(after(accepted, { event: 'no_record', at: '2026-08-03T11:00:00Z' })).toMatchObject({ state: 'no_record', batchId: 'b-1' })
  })

  it('never goes back, whatever comes twice or late', () => {
    const done = after(accepted, ready)
    expect(followIves(done, accepted)).toBe(done)
    expect(followIves(done, ready)).toBe(done)
    expect(after(accepted, accepted)).toEqual(after(accepted))
  })

  it('says so when something was lost in between', () => {
    expect(() => after(ready)).toThrow(AppError)
    expect(() => after(accepted, { event: 'rejected', at: '2026-08-02T11:00:00Z', code: '10' })).toThrow(AppError)
  })
})
