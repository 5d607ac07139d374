import { describe, expect, it } from 'vitest'
import { createKeysetPages } from './keyset-pages.ts'

/** A list of so many items, two a page; the cursor is the last item that was shown. */
function listOf(length: number) {
  const asked: (string | undefined)[] = []
  const read = async (after: string | undefined) => {
    asked.push(after)
    const start = after === undefined ? 0 : Number(after)
    const items = Array.from({ length: Math.min(2, length - start) }, (_, index) => start + index + 1)
    return { items, next: start + 2 < length ? String(start + 2) : null }
  }
  return { asked, read }
}

describe('pages of a list that only knows "after this one"', () => {
  it('go forward and back, one request each', async () => {
    const readPage = createKeysetPages()
    const { asked, read } = listOf(6)
    expect((await readPage('all', 1, read)).items).toEqual([1, 2])
    expect((await readPage('all', 2, read)).items).toEqual([3, 4])
    expect((await readPage('all', 3, read)).items).toEqual([5, 6])
    expect((await readPage('all', 2, read)).items).toEqual([3, 4])
    expect(asked).toEqual([undefined, '2', '4', '2'])
  })

  it('are reached from a bookmark by way of those before them', async () => {
    const { asked, read } = listOf(6)
    expect((await createKeysetPages()('all', 3, read)).items).toEqual([5, 6])
    expect(asked).toEqual([undefined, '2', '4'])
  })

  it('end at the last one, whatever the bookmark says', async () => {
    const { read } = listOf(3)
    expect((await createKeysetPages()('all', 9, read)).items).toEqual([3])
  })

  it('of one list say nothing of another', async () => {
    const readPage = createKeysetPages()
    const { asked, read } = listOf(6)
    await readPage('all', 2, read)
    asked.length = 0
    await readPage('on hold', 1, read)
    await readPage('on hold', 2, read)
    expect(asked).toEqual([undefined, '2'])
  })

  it('that have gone are forgotten', async () => {
    const readPage = createKeysetPages()
    await readPage('all', 3, listOf(6).read)
    const shrunk = listOf(4)
    expect((await readPage('all', 2, shrunk.read)).items).toEqual([3, 4])
    expect((await readPage('all', 3, shrunk.read)).items).toEqual([3, 4])
  })
})
