import type { Case, CaseMember, Step } from '../generated/api.ts'

/** The steps of one case of the family. `before` and `after` the point at which the case that it starts stands. */
export type StepGroup = { member: CaseMember; entries: StepEntry[] }
export type StepEntry = { kind: 'step'; step: Step } | { kind: 'group'; step: Step; group: StepGroup }

/** Steps that stand for another case of the family: what happens there is shown in their place. */
const childSteps: Readonly<Record<string, CaseMember['process']>> = { onboarding: 'onboarding', identityDocument: 'documentCheck' }

/** The family as one reading order: each case that another one starts stands where it is started. */
export function groupSteps({ members }: Pick<Case, 'members'>): StepGroup | undefined {
  const [root] = members
  return root && groupOf(root, members)
}

/** The steps in the order in which they are read. */
export function flatSteps(group: StepGroup): { member: CaseMember; step: Step }[] {
  return group.entries.flatMap((entry) => (entry.kind === 'step' ? [{ member: group.member, step: entry.step }] : flatSteps(entry.group)))
}

function groupOf(member: CaseMember, members: readonly CaseMember[]): StepGroup {
  return {
    member,
    entries: member.steps.map((step): StepEntry => {
      const child = members.find((one) => one !== member && one.process === childSteps[step.name])
      // A case that has not begun has no steps yet: its place is a step like any other.
      return child && child.steps.length > 0 ? { kind: 'group', step, group: groupOf(child, members) } : { kind: 'step', step }
    }),
  }
}
