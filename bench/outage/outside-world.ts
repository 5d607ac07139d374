import { ApplicationFailure } from '@temporalio/activity'
import type { Activities } from '#activities/create-activities.ts'
import { AppError, type ErrorCode } from '#domain/errors.ts'

/** What the processes ask of the outside: whom, and how its silence is called. */
const asked = {
  sendContactCode: ['twilio', 'SMS_DOWN'],
  readIdentityDocument: ['tesseract', 'OCR_DOWN'],
  checkTaxStanding: ['serpro', 'TAX_AUTHORITY_DOWN'],
  screenPerson: ['yente', 'SCREENING_DOWN'],
  pullBureauReport: ['bureau', 'BUREAU_DOWN'],
  fileDocuments: ['folder', 'ECM_DOWN'],
  orderPayout: ['pix', 'PAYMENTS_DOWN'],
  sendDisbursementNotice: ['twilio', 'SMS_DOWN'],
} as const satisfies Partial<Record<keyof Activities, readonly [provider: string, code: ErrorCode]>>

type Asked = keyof typeof asked

export const providers = [...new Set(Object.values(asked).map(([provider]) => provider))]

export type OutsideWorld = {
  /** Puts the outside before what the fakes do. */
  change(activities: Activities): Activities
  goDown(): void
  comeBack(): void
  /** Questions that met the outage. */
  unanswered(): number
  /** Answers that one step of one case got more than once: what was done is done again. */
  doubled(): string[]
}

/** All outside systems at once, which answer or do not. */
export function createOutsideWorld(): OutsideWorld {
  let isDown = false
  let unanswered = 0
  const answers = new Map<string, number>()
  return {
    change(activities) {
      const play =
        (name: Asked) =>
        async (input: { caseId: string }): Promise<unknown> => {
          const [provider, code] = asked[name]
          if (isDown) {
            unanswered += 1
            throw ApplicationFailure.create({ type: code, message: new AppError(code).message, details: [{ facts: { provider } }] })
          }
          const answer = await (activities[name] as (input: unknown) => Promise<unknown>)(input)
          const key = `${name} of ${input.caseId}`
          answers.set(key, (answers.get(key) ?? 0) + 1)
          return answer
        }
      const names = Object.keys(asked) as Asked[]
      return { ...activities, ...(Object.fromEntries(names.map((name) => [name, play(name)])) as unknown as Pick<Activities, Asked>) }
    },
    goDown: () => void (isDown = true),
    comeBack: () => void (isDown = false),
    unanswered: () => unanswered,
    doubled: () => [...answers].filter(([, count]) => count > 1).map(([key]) => key),
  }
}
