import { parentPort } from 'node:worker_threads'
import { calculate } from '#domain/calculations/catalogue.ts'
import { AppError } from '#domain/errors.ts'
import type { CalculatorAnswer, CalculatorQuestion } from './calculator.ts'

/** The thread that calculates. Errors cross as data: a class does not survive the way. */
parentPort?.on('message', (question: CalculatorQuestion) => parentPort?.postMessage(answer(question), []))
parentPort?.postMessage('ready', [])

function answer({ kind, inputs }: CalculatorQuestion): CalculatorAnswer {
  try {
    return { result: calculate(kind, inputs) }
  } catch (error) {
    if (error instanceof AppError) return { refused: { code: error.code, details: error.details } }
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
