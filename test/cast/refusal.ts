import { ProblemAnswer } from './http-session.ts'

/** How something was refused: status and code. What was not refused, or broke in another way, fails. */
export async function refusal(answer: Promise<unknown>): Promise<string> {
  const { status, code } = await problemOf(answer)
  return `${status} ${code}`
}

/** The refusal itself, with what it tells. */
export async function problemOf(answer: Promise<unknown>): Promise<ProblemAnswer> {
  try {
    throw new Error(`This was not refused: ${JSON.stringify(await answer)}`)
  } catch (error) {
    if (error instanceof ProblemAnswer) return error
    throw error
  }
}
