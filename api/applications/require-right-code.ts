import { AppError } from '#domain/errors.ts'
import type { CodeCheck } from '#db/applications/try-code.ts'

/** Goes on with the right code only. A wrong one says how many tries are left, a void one that a new code is needed. */
export function requireRightCode(checked: CodeCheck): Extract<CodeCheck, { outcome: 'right' }> {
  switch (checked.outcome) {
    case 'right':
      return checked
    case 'wrong':
      throw new AppError('CODE_WRONG', { attemptsLeft: checked.attemptsLeft })
    case 'void':
      throw new AppError('CODE_VOID')
  }
}
