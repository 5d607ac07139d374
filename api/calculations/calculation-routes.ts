import type { Calculation } from '#domain/calculations/calculation.ts'
import { calculations } from '#domain/calculations/catalogue.ts'
import { route, type Route } from '../http/route.ts'
import type { Calculator } from './calculator.ts'

/**
 * The arithmetic of the product, a route for each kind: what the bulk calculator answers and the ledger books. Open to anyone, for there is
 * nothing in it but the caller's own numbers; counted, and bounded in size, time and memory.
 */
export function calculationRoutes({ calculator }: { calculator: Calculator }): Route[] {
  return calculations.map((calculation) => calculationRoute(calculation, calculator))
}

function calculationRoute({ kind, summary, inputs, result }: Calculation, calculator: Calculator): Route {
  return route({
    method: 'post',
    path: `/api/calculations/${kind}`,
    operationId: `calculate-${kind}`.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase()),
    summary,
    description: 'Answers as a line of the bulk calculator does. Numbers are decimal text; keys that it does not know are left aside.',
    tag: 'Calculations',
    access: { who: 'anyone' },
    body: inputs,
    rateLimit: { name: 'calculation', points: 300, perSeconds: 60 },
    replies: { 200: { description: 'The result', schema: result } },
    errors: ['INPUT_MALFORMED', 'CALCULATION_TOO_LONG', 'CALCULATOR_BUSY', 'BODY_TOO_LARGE'],
    async handle({ bytes, network }) {
      // As it was sent: what the schema made of it does not cross to another thread.
      return { status: 200, body: await calculator.calculate(kind, JSON.parse(bytes.toString('utf8')), network) }
    },
  })
}
