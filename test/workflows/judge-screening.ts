import { person, type OpenCase } from './case-bench.ts'
import type { Script } from './fake-activities.ts'

const clara = person('clara', ['compliance'])
const caio = person('caio', ['compliance'])

/** What screening answers of somebody whom the list of OFAC may name. */
export function listed(): NonNullable<Script['screenPerson']>[number] {
  return { screeningId: 'screening-2', hits: 1, topics: ['sanction'], highestScore: '0.85', listVersion: 'sha256:1', algorithm: 'a' }
}

/** Two people of compliance find that the person is somebody else. */
export async function judged(review: OpenCase): Promise<void> {
  await review.until('rescreening', (facts) => facts.steps.screening?.state === 'needs_attention')
  const first = await review.order('rescreening', clara, {
    kind: 'decideStep',
    step: 'screening',
    decision: 'clear',
    reasons: ['birth_date_differs'],
  })
  if (first.outcome !== 'proposed') throw new Error('Nobody clears a sanction alone')
  const { proposalId, hash } = first
  await review.order('rescreening', caio, { kind: 'confirmProposal', proposalId, hash })
  await review.outcome()
}
