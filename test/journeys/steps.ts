import type { CastApplicant } from '#test/cast/applicant.ts'
import type { Stage } from './stage.ts'

export type RecordedStep = {
  caseId: string
  rootCaseId: string
  name: string
  state: string
  attempts: number
  provider: string | null
  attention: { cause: string; code: string; attempts: number; rawError?: string } | null
  summary: Record<string, unknown> | null
}

const patienceMs = 180_000
const betweenLooksMs = 60

/**
 * Waits until a step of somebody's application stands so. Looks into the record and not through the API: twenty people who are waited for
 * would otherwise keep it busy with nothing else.
 */
export async function untilStep(
  stage: Stage,
  applicant: CastApplicant,
  name: string,
  isSo: string | ((step: RecordedStep) => boolean),
): Promise<RecordedStep> {
  const stands = typeof isSo === 'string' ? (step: RecordedStep) => step.state === isSo : isSo
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const step = await findStep(stage, applicant, name)
    if (step && stands(step)) return step
    if (Date.now() > giveUpAt) throw new Error(`${applicant.person.slug}: ${name} never came to that; it is ${JSON.stringify(step)}`)
    await new Promise((resolve) => void setTimeout(resolve, betweenLooksMs))
  }
}

/** As the record holds it; the names of steps are different in all processes. */
export async function findStep({ db }: Stage, applicant: CastApplicant, name: string): Promise<RecordedStep | undefined> {
  const { rows } = await db.raw<{ rows: RecordedStep[] }>(
    `select step.case_id as "caseId", member.root_case_id as "rootCaseId", step.name, step.state, step.attempts, step.provider,
            step.attention, step.summary
     from "case" root
     join "case" member on member.root_case_id = root.id
     join case_step step on step.case_id = member.id
     where root.reference = ? and step.name = ?`,
    [applicant.reference(), name],
  )
  return rows[0]
}
