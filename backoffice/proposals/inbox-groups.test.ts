import { expect, it } from 'vitest'
import type { Proposal } from '../generated/api.ts'
import { inboxGroups } from './inbox-groups.ts'

const proposal = (id: string, expiresAt: string, because: Proposal['because']): Proposal => ({
  id,
  caseId: 'c',
  rootCaseId: 'c',
  caseReference: 'L-1',
  caseVersion: 4,
  process: 'loan',
  currency: 'BRL',
  kind: 'skipStep',
  step: 'disbursementNotice',
  stepLabel: 'Notice of the pay-out',
  content: {},
  reasonCode: 'done_outside',
  hash: 'ab',
  makerName: 'Rita',
  note: null,
  eligibleRoles: ['operations'],
  state: 'open',
  proposedAt: '2026-11-05T10:00:00.000Z',
  expiresAt,
  checkerName: null,
  closedAt: null,
  mayAnswer: because === null,
  because,
})

it('puts what the person can answer first, the most urgent of it at the top', () => {
  const groups = inboxGroups([
    proposal('other', '2026-11-05T11:00:00.000Z', 'role'),
    proposal('later', '2026-11-05T13:00:00.000Z', null),
    proposal('own', '2026-11-05T10:30:00.000Z', 'own'),
    proposal('sooner', '2026-11-05T12:00:00.000Z', null),
  ])
  expect(groups.map(({ title, items }) => [title, items.map(({ id }) => id)])).toEqual([
    ['For you to answer', ['sooner', 'later']],
    ['Proposed by you', ['own']],
    ['For others', ['other']],
  ])
  expect(inboxGroups([])).toEqual([])
})
