import type { Case, CaseMember, Step } from '../generated/api.ts'

/** Where in a family of cases a step is: `onboarding.taxAuthority`. Part of the page's address. */
export type StepPlace = string

export type FoundStep = { member: CaseMember; step: Step }

export function placeOf(member: Pick<CaseMember, 'process'>, step: Pick<Step, 'name'>): StepPlace {
  return `${member.process}.${step.name}`
}

export function findStep({ members }: Pick<Case, 'members'>, place: StepPlace | undefined): FoundStep | undefined {
  if (place === undefined) return undefined
  for (const member of members) {
    const step = member.steps.find((one) => placeOf(member, one) === place)
    if (step) return { member, step }
  }
  return undefined
}

/** Every step of the family with its case. */
export function allSteps({ members }: Pick<Case, 'members'>): FoundStep[] {
  return members.flatMap((member) => member.steps.map((step) => ({ member, step })))
}
