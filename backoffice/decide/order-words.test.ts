import { describe, expect, it } from 'vitest'
import { processes, type StepDeclaration } from '#domain/case/processes.ts'
import { decisionWords, knownDecisions } from './order-words.ts'

const steps = Object.values(processes).flatMap((process) => Object.entries(process as Record<string, StepDeclaration>))
const decisions = steps.flatMap(([step, { decisions = [] }]) => decisions.map((decision) => ({ step, ...decision })))

describe('the words of a decision', () => {
  it('are there for each decision of each process, and for no other', () => {
    // The same step of two processes has the same words.
    expect(knownDecisions.toSorted()).toEqual([...new Set(decisions.map(({ step, name }) => `${step}.${name}`))].toSorted())
  })

  it.each(decisions)('say of $step.$name whether it ends the case', ({ step, name, ends }) => {
    expect(decisionWords(step, name).endsCase === true).toBe(ends === true)
  })

  it('are its code where a process has a decision that the desk does not know yet', () => {
    expect(decisionWords('valuation', 'order_another').label).toBe('Order another')
  })
})
