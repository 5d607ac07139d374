import type { Actor } from '#domain/case/actor.ts'
import type { OrderContent } from '#domain/case/order.ts'
import { newSteps, type CaseFile } from './case-file.ts'

/**
 * From here on the case is about these terms. Steps that they ask for come into the case, those that only the terms before asked for leave
 * it: nothing has touched either, or the terms would no longer be open.
 */
export function changeTerms(file: CaseFile, { terms }: Extract<OrderContent, { kind: 'changeTerms' }>, actor: Actor): void {
  const { facts, briefing } = file
  const before = facts.requested
  const [were, are] = [before, terms].map((requested) => newSteps(facts.process, { ...briefing, requested }))
  facts.requested = { ...terms }
  facts.steps = Object.fromEntries([
    ...Object.entries(facts.steps).filter(([name]) => name in are! || !(name in were!)),
    ...Object.entries(are!).filter(([name]) => !(name in facts.steps)),
  ])
  // What came of the first step is what is asked for; before it has run it finds the new terms by itself.
  const application = file.step('application')
  if (application.state === 'done')
    facts.steps['application'] = { ...application, summary: { ...terms }, revision: application.revision + 1 }
  file.record('terms_changed', {
    step: 'application',
    actor,
    facts: {
      ...terms,
      amountBeforeMinor: before.amountMinor,
      termBeforeMonths: before.termMonths,
      currency: briefing.product.currency,
    },
  })
}
