import type { z } from 'zod'
import { AppError } from '#domain/errors.ts'

export type CalculationResult = Readonly<Record<string, unknown>>

/** One kind of calculation that the bulk calculator and the API offer: its inputs, and the rule of the domain that answers them. */
export type Calculation = {
  readonly kind: string
  readonly summary: string
  readonly inputs: z.ZodType
  readonly result: z.ZodObject
  /** Refuses inputs that break the schema with `INPUT_MALFORMED`, naming field and rule. */
  readonly calculate: (inputs: unknown) => CalculationResult
}

type Definition<Schema extends z.ZodType, Result extends z.ZodObject> = {
  readonly kind: string
  readonly summary: string
  readonly inputs: Schema
  /** What the API documents; the samples are checked to be exactly this. */
  readonly result: Result
  readonly calculate: (inputs: z.output<Schema>) => z.input<Result>
}

export function defineCalculation<Schema extends z.ZodType, Result extends z.ZodObject>(
  definition: Definition<Schema, Result>,
): Calculation {
  const { kind, summary, inputs, result, calculate } = definition
  return {
    kind,
    summary,
    inputs,
    result,
    calculate: (given) => {
      const parsed = inputs.safeParse(given)
      if (!parsed.success) throw refusal(parsed.error)
      return calculate(parsed.data)
    },
  }
}

/** The first thing that is wrong, in the order of the schema. */
function refusal(error: z.ZodError): AppError {
  const issue = error.issues[0]
  return new AppError('INPUT_MALFORMED', { field: issue?.path.join('.') || 'inputs', rule: issue?.message ?? 'as described' })
}
