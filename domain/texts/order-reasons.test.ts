import { describe, expect, it } from 'vitest'
import { decisionReasons, orderReasons } from '../case/order-reasons.ts'
import { processes, type StepDeclaration } from '../case/processes.ts'
import { pauseReasons, resumeReasons } from '../outside/intake-reasons.ts'
import { orderReasonCodes, orderReasonForStaff } from './order-reasons.ts'

const steps = Object.values(processes).flatMap((process) => Object.entries(process as Record<string, StepDeclaration>))
/** The same step of two processes has the same reasons. */
const decisions = [...new Set(steps.flatMap(([step, { decisions = [] }]) => decisions.map(({ name }) => `${step}.${name}`)))]

describe('the reasons that staff choose from', () => {
  it('are there for each decision, except those that take the reasons of the product', () => {
    const ofProduct = ['underwriting.counter_offer', 'underwriting.decline']
    expect([...Object.keys(decisionReasons), ...ofProduct].sort()).toEqual(decisions.sort())
  })

  it.each(Object.entries({ ...orderReasons, ...decisionReasons }))('of %s leave room for another one', (_kind, codes) => {
    expect(codes.at(-1)).toBe('other')
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('have words, and each word is in use', () => {
    const used = new Set<string>([pauseReasons, resumeReasons, ...Object.values(orderReasons), ...Object.values(decisionReasons)].flat())
    expect([...used].sort()).toEqual([...orderReasonCodes].sort())
  })

  it('are shown as plain words where the code is from elsewhere', () => {
    expect(orderReasonForStaff('asked_by_branch')).toBe('asked by branch')
  })
})
