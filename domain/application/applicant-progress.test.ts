import { describe, expect, it } from 'vitest'
import { newFacts } from '#test/api/case-facts.ts'
import type { StepFacts } from '../case/case-facts.ts'
import { applicantProgress, applicantStages, type HandedIn } from './applicant-progress.ts'

const nothing: HandedIn = { consents: false, contact: false, details: false, photos: false }
const all: HandedIn = { consents: true, contact: true, details: true, photos: true }
const done: StepFacts = { state: 'done', attempts: 1, revision: 2 }
const waits = (dueAt?: string): StepFacts => ({
  state: 'waiting',
  waitsFor: 'applicant',
  attempts: 0,
  revision: 1,
  ...(dueAt !== undefined && { dueAt }),
})

describe('what the applicant sees', () => {
  it('is always the same list of stages, in the same order', () => {
    for (const handedIn of [nothing, all]) {
      expect(applicantProgress({}, handedIn).stages.map(({ stage }) => stage)).toEqual([...applicantStages])
    }
  })

  it('asks for the first thing first, before the process has even begun', () => {
    expect(applicantProgress({}, nothing).needs.map(({ kind }) => kind)).toEqual(['consents', 'contact', 'details', 'photos'])
    expect(applicantProgress({}, { ...nothing, consents: true }).needs[0]).toEqual({ kind: 'contact' })
  })

  it('asks for nothing that was handed in, although the process has not heard of it yet', () => {
    const onboarding = newFacts('onboarding')
    onboarding.steps.details = waits()
    expect(applicantProgress({ onboarding }, all).needs).toEqual([])
  })

  it('asks again, with the reason, when a later check sends the applicant back', () => {
    const documentCheck = newFacts('documentCheck')
    documentCheck.steps.photos = waits('2026-12-01T00:00:00.000Z')
    documentCheck.steps.readDocument = { ...waits(), summary: { request: 'blurry' } }
    const { needs, stages } = applicantProgress({ documentCheck }, all)
    expect(needs).toEqual([{ kind: 'photos', request: 'blurry', dueAt: '2026-12-01T00:00:00.000Z' }])
    expect(stages.find(({ stage }) => stage === 'document')?.state).toBe('needs_you')
  })

  it('asks for proof of an income as a part of the decision, and again with the reason', () => {
    const loan = newFacts('loan')
    loan.steps.bureauReport = done
    loan.steps.incomePapers = waits('2026-12-01T00:00:00.000Z')
    const first = applicantProgress({ loan }, all)
    expect(first.needs).toEqual([{ kind: 'income', dueAt: '2026-12-01T00:00:00.000Z' }])
    expect(first.stages.filter(({ state }) => state === 'needs_you')).toEqual([{ stage: 'decision', state: 'needs_you' }])
    loan.steps.incomeEvidence = { ...waits(), summary: { request: 'months_missing' } }
    expect(applicantProgress({ loan }, all).needs).toMatchObject([{ kind: 'income', request: 'months_missing' }])
  })

  it('shows what is being worked on, and nothing of why a person looks at it', () => {
    const onboarding = newFacts('onboarding')
    const documentCheck = newFacts('documentCheck')
    documentCheck.steps.compareDocument = done
    onboarding.steps.taxAuthority = done
    onboarding.steps.screening = {
      state: 'needs_attention',
      attempts: 1,
      revision: 2,
      attention: { cause: 'judgement', code: 'SCREENING_HITS', facts: {}, attempts: 1, since: '2026-11-21T10:00:00.000Z' },
    }
    const { stages, needs } = applicantProgress({ onboarding, documentCheck }, all)
    expect(needs).toEqual([])
    expect(stages.find(({ stage }) => stage === 'checks')?.state).toBe('working')
    expect(JSON.stringify(stages)).not.toContain('SCREENING')
  })

  it('asks for nothing more when the application has ended, and says what was not reached', () => {
    const loan = newFacts('loan', {
      ending: { status: 'declined', reasons: ['open_defaults'], by: 'system', at: '2026-11-21T10:00:00.000Z' },
    })
    const { needs, stages } = applicantProgress({ loan }, { ...nothing, consents: true })
    expect(needs).toEqual([])
    expect(stages.map(({ state }) => state)).toEqual(['done', ...Array.from({ length: 8 }, () => 'ended')])
  })

  it('is paid out only while the loan is active: money that came back is not', () => {
    const loan = newFacts('loan', { active: true })
    loan.steps.booking = done
    expect(applicantProgress({ loan }, all).stages.at(-1)?.state).toBe('done')
    expect(applicantProgress({ loan: { ...loan, active: false } }, all).stages.at(-1)?.state).toBe('todo')
  })
})
