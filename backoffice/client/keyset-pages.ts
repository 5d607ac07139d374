/** A page as the API gives it: `next` is the cursor of the page that follows. */
export type KeysetPage<Item> = { items: Item[]; next: string | null }

/**
 * Numbered pages over lists that only know "after this one". Cursors of the pages that were read are kept; a page that nobody has come to
 * yet, such as that of a bookmark, is reached by reading those before it.
 */
export function createKeysetPages() {
  const cursorsByList = new Map<string, (string | undefined)[]>()

  return async function readPage<Page extends KeysetPage<unknown>>(
    list: string,
    page: number,
    read: (after: string | undefined) => Promise<Page>,
  ): Promise<Page> {
    const cursors = cursorsByList.get(list) ?? [undefined]
    cursorsByList.set(list, cursors)
    for (let reached = Math.min(page, cursors.length); ; reached += 1) {
      const found = await read(cursors[reached - 1])
      if (found.next === null) cursors.length = reached
      else cursors[reached] = found.next
      if (reached >= page || found.next === null) return found
    }
  }
}
