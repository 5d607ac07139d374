import { AppError, type ErrorCode } from '#domain/errors.ts'
import type { Db } from '../connect.ts'

type Answer = { id: string; hash: string; answer: 'confirmed' | 'refused'; reasonCode: string; accountId: string }
type Outcome = 'answered' | 'missing' | 'same_person' | 'closed' | 'differs'

const refusals: Readonly<Record<Exclude<Outcome, 'answered'>, ErrorCode>> = {
  missing: 'PROPOSAL_NOT_FOUND',
  same_person: 'SECOND_PERSON_REQUIRED',
  closed: 'PROPOSAL_CLOSED',
  differs: 'PROPOSAL_DIFFERS',
}

/** The second person's answer. Confirmed, the switch is in force. Throws in the order of `refusals`. */
export async function answerSwitch(db: Db, given: Answer): Promise<void> {
  const { rows } = await db.raw<{ rows: [{ outcome: Outcome }] }>(
    'select answer_provider_switch(:id, :hash, :answer, :reasonCode, :accountId) as outcome',
    given,
  )
  const { outcome } = rows[0]
  if (outcome !== 'answered') throw new AppError(refusals[outcome])
}
