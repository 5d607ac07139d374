/** A connected patch of marked pixels: how large it is, and how many of its pixels lie on each edge of the picture. */
export type Patch = { size: number; top: number; right: number; bottom: number; left: number }

/** The connected patches of what is marked (1). Marks are used up. */
export function findPatches(marks: Uint8Array, width: number): Patch[] {
  const patches: Patch[] = []
  const height = marks.length / width
  const stack: number[] = []
  for (let start = 0; start < marks.length; start += 1) {
    if (marks[start] !== 1) continue
    const patch: Patch = { size: 0, top: 0, right: 0, bottom: 0, left: 0 }
    marks[start] = 2
    stack.push(start)
    while (stack.length > 0) {
      const at = stack.pop()!
      const [x, y] = [at % width, Math.floor(at / width)]
      patch.size += 1
      if (y === 0) patch.top += 1
      if (x === width - 1) patch.right += 1
      if (y === height - 1) patch.bottom += 1
      if (x === 0) patch.left += 1
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (marks[next] !== 1) continue
        marks[next] = 2
        stack.push(next)
      }
    }
    patches.push(patch)
  }
  return patches
}
