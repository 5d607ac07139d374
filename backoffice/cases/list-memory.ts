/** The list that somebody came from, so that they can go on to the next case without going back. Forgotten with the page. */
type ListMemory = { caseIds: readonly string[]; address: string; label: string }

let remembered: ListMemory | undefined

export function rememberList(memory: ListMemory): void {
  remembered = memory
}

export type Neighbours = { before: string | undefined; next: string | undefined; back: { address: string; label: string } | undefined }

export function neighboursOf(caseId: string): Neighbours {
  const at = remembered?.caseIds.indexOf(caseId) ?? -1
  if (!remembered || at < 0) return { before: undefined, next: undefined, back: remembered }
  return { before: remembered.caseIds[at - 1], next: remembered.caseIds[at + 1], back: remembered }
}
