import type { CastApplicant } from '#test/cast/applicant.ts'
import type { Stage } from './stage.ts'

export type RecordedStep = {
  reference: string
  caseId: string
  rootCaseId: string
  name: string
  state: string
  attempts: number
  provider: string | null
  attention: { cause: string; code: string; attempts: number; rawError?: string } | null
  summary: Record<string, unknown> | null
}

type Standing = string | ((step: RecordedStep) => boolean)

const patienceMs = 120_000
const betweenLooksMs = 100

/** Waits until a step of somebody's application stands so. */
export async function untilStep(stage: Stage, applicant: CastApplicant, name: string, stands: Standing): Promise<RecordedStep> {
  const [step] = await untilSteps(stage, [applicant], name, stands)
  return step!
}

/**
 * The same for many people, in their order, with one look for all of them: into the record and not through the API, which twenty people
 * who are waited for would keep busy with nothing else.
 */
export async function untilSteps(
  stage: Stage,
  applicants: readonly CastApplicant[],
  name: string,
  stands: Standing,
): Promise<RecordedStep[]> {
  const isSo = typeof stands === 'string' ? (step: RecordedStep) => step.state === stands : stands
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const steps = await stepsOf(stage, applicants, name)
    const late = applicants.filter((_, index) => !steps[index] || !isSo(steps[index]))
    if (late.length === 0) return steps as RecordedStep[]
    if (Date.now() > giveUpAt) {
      const slugs = late.map(({ person }) => person.slug).join(', ')
      throw new Error(`${name} never came to that for ${slugs}; it is ${JSON.stringify(steps.find((step) => !step || !isSo(step)))}`)
    }
    await new Promise((resolve) => void setTimeout(resolve, betweenLooksMs))
  }
}

/** As the record holds it; the names of steps are different in all processes. */
export async function findStep(stage: Stage, applicant: CastApplicant, name: string): Promise<RecordedStep | undefined> {
  return (await stepsOf(stage, [applicant], name))[0]
}

async function stepsOf({ db }: Stage, applicants: readonly CastApplicant[], name: string): Promise<(RecordedStep | undefined)[]> {
  const references = applicants.map((applicant) => applicant.reference())
  const { rows } = await db.raw<{ rows: RecordedStep[] }>(
    `select root.reference, step.case_id as "caseId", member.root_case_id as "rootCaseId", step.name, step.state, step.attempts,
            step.provider, step.attention, step.summary
     from "case" root
     join "case" member on member.root_case_id = root.id
     join case_step step on step.case_id = member.id
     where root.reference = any(?) and step.name = ?`,
    [references, name],
  )
  return references.map((reference) => rows.find((row) => row.reference === reference))
}
