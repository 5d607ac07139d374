import type { OfferedOrder } from '../generated/api.ts'

export type OrderKind = OfferedOrder['kind']

/** One button: everything of one kind that the API offers this person here, with what there is to choose. */
export type Action = {
  kind: OrderKind
  choices: { code: string; needsSecondPerson: boolean }[]
  /** Whether a second person is needed for all, some or none of it. */
  secondPerson: 'always' | 'sometimes' | 'never'
}

/** In the order in which they are shown: what moves the case on first, what stops it last. */
const order: readonly OrderKind[] = [
  'decideStep',
  'retryStep',
  'correctStep',
  'switchProvider',
  'enterResult',
  'askApplicant',
  'skipStep',
  'releaseCase',
  'holdCase',
  'declineCase',
  'cancelCase',
]

/** What a person may order, one action for each kind. Kinds that the desk does not know how to ask for are left out. */
export function toActions(offered: readonly OfferedOrder[]): Action[] {
  return order.flatMap((kind) => {
    const offers = offered.filter((offer) => offer.kind === kind)
    if (offers.length === 0) return []
    const choices = offers.flatMap((offer) => offer.choices.map((code) => ({ code, needsSecondPerson: offer.needsSecondPerson })))
    const needed = offers.filter((offer) => offer.needsSecondPerson).length
    return [{ kind, choices, secondPerson: needed === 0 ? 'never' : needed === offers.length ? 'always' : 'sometimes' }]
  })
}

/** The action that a step is waiting for: a decision where one is open, else another try, else the first that there is. */
export function primaryAction(actions: readonly Action[]): Action | undefined {
  return actions.find(({ kind }) => kind === 'decideStep') ?? actions.find(({ kind }) => kind === 'retryStep') ?? actions[0]
}
