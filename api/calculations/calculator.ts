import type { CalculationResult } from '#domain/calculations/calculation.ts'
import { AppError, type ErrorCode, type ErrorDetails } from '#domain/errors.ts'
import { createSideThread, type SideThreadLimits } from '../threads/side-thread.ts'

/** Answers calculations beside the thread that serves requests, so that a long one keeps nobody else waiting. */
export type Calculator = {
  /** Throws what the calculation refuses, `CALCULATION_TOO_LONG` past its limits, `CALCULATOR_BUSY` when too many wait, of all or of the one by whom it is asked. */
  calculate: (kind: string, inputs: unknown, by: string) => Promise<CalculationResult>
  close: () => Promise<void>
}

export type CalculatorQuestion = { kind: string; inputs: unknown }
export type CalculatorAnswer = { result: CalculationResult } | { refused: { code: ErrorCode; details: ErrorDetails } } | { bug: string }

const usual: SideThreadLimits = { timeoutMs: 5_000, mostWaiting: 50, mostWaitingOfOne: 10, maxMemoryMb: 128 }

/** A calculator with a thread of its own. The caller closes it. */
export function createCalculator(changed: Partial<SideThreadLimits> = {}): Calculator {
  const limits = { ...usual, ...changed }
  const thread = createSideThread<CalculatorQuestion, CalculatorAnswer>(new URL('./calculator-thread.ts', import.meta.url), limits)
  return {
    async calculate(kind, inputs, by) {
      const asked = await thread.ask({ kind, inputs }, by)
      if (asked.outcome === 'busy') throw new AppError('CALCULATOR_BUSY', { retryAfterMs: 1_000 })
      if (asked.outcome === 'ended') {
        const rule = `answered within ${limits.timeoutMs / 1000} s and ${limits.maxMemoryMb} MB`
        throw new AppError('CALCULATION_TOO_LONG', { field: 'inputs', rule })
      }
      const { answer } = asked
      if ('refused' in answer) throw new AppError(answer.refused.code, answer.refused.details)
      if ('bug' in answer) throw new Error(answer.bug)
      return answer.result
    },
    close: () => thread.close(),
  }
}
