/** A row as it stands on the screen. `left`: it is no longer in this list; it stays where it was until the person asks to see the change. */
export type SteadyRow<Item> = { item: Item; mark?: 'changed' | 'left' }

export type SteadyRows<Item> = { rows: SteadyRow<Item>[]; added: number; left: number }

/**
 * What is shown while the list behind it goes on: rows keep their places, changes are marked in them, and nothing is added or taken away
 * under the hand of whoever is about to choose. `print` tells whether a row has changed.
 */
export function keepSteady<Item extends { id: string }>(
  shown: readonly Item[],
  fresh: readonly Item[],
  print: (item: Item) => string,
): SteadyRows<Item> {
  const freshById = new Map(fresh.map((item) => [item.id, item]))
  const shownIds = new Set(shown.map((item) => item.id))
  const rows = shown.map((item): SteadyRow<Item> => {
    const now = freshById.get(item.id)
    if (!now) return { item, mark: 'left' }
    return print(now) === print(item) ? { item: now } : { item: now, mark: 'changed' }
  })
  return {
    rows,
    added: fresh.filter((item) => !shownIds.has(item.id)).length,
    left: rows.filter((row) => row.mark === 'left').length,
  }
}

/** "1 new, 2 moved on"; empty where nothing came or went. */
export function newsText({ added, left }: Pick<SteadyRows<unknown>, 'added' | 'left'>): string {
  return [added > 0 ? `${added} new` : '', left > 0 ? `${left} moved on` : ''].filter((word) => word !== '').join(', ')
}
