import type { Stages } from '../session/shown-stages.ts'

export type CurrentStage = { number: number; count: number; stage: Stages[number]['stage'] | undefined }

/** Where somebody stands: at the first step that is theirs, else at the one that we work on, else after the last that is done. */
export function currentStage(stages: Stages): CurrentStage {
  const find = (state: Stages[number]['state']) => stages.findIndex((one) => one.state === state)
  const index = [find('needs_you'), find('working'), find('todo')].find((found) => found >= 0)
  return { number: (index ?? stages.length - 1) + 1, count: stages.length, stage: index === undefined ? undefined : stages[index]!.stage }
}
