import { z } from 'zod'
import type { OfferedOrder } from '#domain/case/offered-orders.ts'
import { orderKinds } from '#domain/case/order.ts'
import { roles } from '#domain/case/role.ts'
import type { StepFacts } from '#domain/case/case-facts.ts'
import { findStep, stepNames, type ProcessName } from '#domain/case/processes.ts'
import { stepStates } from '#domain/case/step-state.ts'
import { attentionSentence } from '#domain/texts/attention.ts'
import { deskSentence } from '#domain/texts/desk-sentence.ts'
import { stepForStaff } from '#domain/texts/steps.ts'

export const offeredOrderView = z
  .object({
    kind: z.enum(orderKinds),
    step: z.string().nullable(),
    /** Providers, fields, requests, decisions, kinds of hold or holds to pick from. */
    choices: z.array(z.string()),
    needsSecondPerson: z.boolean(),
  })
  .meta({ id: 'OfferedOrder' })

const attentionView = z
  .object({
    cause: z.enum(['retries_spent', 'refused', 'judgement', 'bug']),
    code: z.string(),
    /** In plain words what happened and what may be done. */
    sentence: z.string(),
    facts: z.record(z.string(), z.unknown()),
    rawError: z.string().nullable(),
    provider: z.string().nullable(),
    attempts: z.int(),
    since: z.iso.datetime(),
  })
  .meta({ id: 'Attention' })

export const stepView = z
  .object({
    name: z.string(),
    label: z.string(),
    by: z.enum(['system', 'applicant', 'staff']),
    /** The roles that repair or decide it. */
    handlers: z.array(z.enum(roles)),
    state: z.enum(stepStates),
    waitsFor: z.enum(['applicant', 'staff', 'outside']).nullable(),
    attempts: z.int(),
    provider: z.string().nullable(),
    attention: attentionView.nullable(),
    /** Why somebody on the desk must act here. */
    sentence: z.string().nullable(),
    /** What came out, in codes and counts. */
    summary: z.record(z.string(), z.unknown()),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    dueAt: z.iso.datetime().nullable(),
    /** What the person who asks may order here now. */
    orders: z.array(offeredOrderView),
  })
  .meta({ id: 'Step' })

export function toStepView(process: ProcessName, name: string, step: StepFacts, orders: readonly OfferedOrder[]): z.input<typeof stepView> {
  const { attention } = step
  return {
    name,
    label: stepForStaff(name),
    by: findStep(process, name)?.by ?? 'system',
    handlers: [...(findStep(process, name)?.handlers ?? [])],
    state: step.state,
    waitsFor: step.waitsFor ?? null,
    attempts: step.attempts,
    provider: step.provider ?? null,
    attention: attention
      ? {
          cause: attention.cause,
          code: attention.code,
          sentence: attentionSentence(attention),
          facts: { ...attention.facts },
          rawError: attention.rawError ?? null,
          provider: attention.provider ?? null,
          attempts: attention.attempts,
          since: attention.since,
        }
      : null,
    sentence: deskSentence(step) ?? null,
    summary: { ...step.summary },
    startedAt: step.startedAt ?? null,
    endedAt: step.endedAt ?? null,
    dueAt: step.dueAt ?? null,
    orders: orders.filter((order) => order.step === name).map(toOfferedOrderView),
  }
}

export function toOfferedOrderView(order: OfferedOrder): z.input<typeof offeredOrderView> {
  return { kind: order.kind, step: order.step ?? null, choices: [...(order.choices ?? [])], needsSecondPerson: order.needsSecondPerson }
}

/** The steps in the order in which a reader expects them; exceptional ones only where they happened. */
export function orderedSteps(process: ProcessName, steps: Readonly<Record<string, StepFacts>>): [string, StepFacts][] {
  return stepNames(process).flatMap((name) => {
    const step = steps[name]
    return step ? [[name, step] as [string, StepFacts]] : []
  })
}
