/**
 * One result of a verification, as a sentence. `proven`: looked at, and it holds. `contradicted`: looked at, and it does not. `not_proven`: could
 * not be looked at, so nothing is said about it.
 */
export type Finding = { outcome: 'proven' | 'contradicted' | 'not_proven'; sentence: string }

export function proven(sentence: string): Finding {
  return { outcome: 'proven', sentence }
}

export function contradicted(sentence: string): Finding {
  return { outcome: 'contradicted', sentence }
}

export function notProven(sentence: string): Finding {
  return { outcome: 'not_proven', sentence }
}

/** What holds if nothing speaks against it; else everything that does. */
export function unless(problems: readonly Finding[], sentence: string): Finding[] {
  return problems.some((problem) => problem.outcome === 'contradicted') ? [...problems] : [proven(sentence), ...problems]
}

/** `counted(1, 'run')` is "1 run", `counted(2, 'entry', 'entries')` "2 entries". */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`
}
