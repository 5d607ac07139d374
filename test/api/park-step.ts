import { findCase } from '#db/cases/find-case.ts'
import { projectCase } from '#db/cases/project-case.ts'
import type { Db } from '#db/connect.ts'
import type { Attention } from '#domain/case/attention.ts'
import type { CaseFacts } from '#domain/case/case-facts.ts'
import { newFacts } from './case-facts.ts'

type Parking = Partial<Attention> & Pick<Attention, 'code'>

/** Brings into the record that a step of a case is parked. Every parking is another one. */
export async function parkStep(
  db: Db,
  caseId: string,
  step: string,
  { provider, ...attention }: Parking,
  changes: Partial<CaseFacts> = {},
): Promise<void> {
  const { process, rootCaseId, version } = await findCase(db, caseId)
  const facts = newFacts(process, { version: version + 1, ...changes })
  facts.steps[step] = {
    state: 'needs_attention',
    attempts: 3,
    revision: version + 1,
    ...(provider !== undefined && { provider }),
    attention: {
      cause: 'retries_spent',
      facts: {},
      attempts: 3,
      since: new Date(Date.UTC(2026, 10, 23, 12, 0, 0, version)).toISOString(),
      ...(provider !== undefined && { provider }),
      ...attention,
    },
  }
  await projectCase(db, { caseId, rootCaseId, status: 'needs_attention', facts, events: [], answers: [] })
}
