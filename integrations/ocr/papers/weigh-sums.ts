/** Figures by name; what was not read is not there. */
export type Figures<N extends string> = ReadonlyMap<N, number>

/** One side of a sum that a paper should fulfil: `adds up to`. */
export type Sum<N extends string> = { parts: readonly N[]; whole: N }

export type SumsWeighed<N extends string> = { proven: ReadonlySet<N>; contradicted: ReadonlySet<N> }

/** Two figures that agree may have been misread alike, or be one figure; three hardly are. */
const fewestFigures = 3

/**
 * What the sums of a paper say of its figures. A sum that holds proves its figures if there are three of them, or one of them is proven
 * already; one that does not hold contradicts those that no other sum proves. A sum of which a figure is missing says nothing.
 */
export function weighSums<N extends string>(figures: Figures<N>, sums: readonly Sum<N>[]): SumsWeighed<N> {
  const complete = sums
    .map((sum) => ({ ...sum, names: [...sum.parts, sum.whole] }))
    .filter(({ names }) => names.every((name) => figures.has(name)))
  const isRight = ({ parts, whole }: Sum<N>) => parts.reduce((total, name) => total + figures.get(name)!, 0) === figures.get(whole)
  const right = complete.filter((sum) => sum.parts.length > 0 && isRight(sum))
  const proven = new Set(right.filter(({ names }) => names.length >= fewestFigures).flatMap(({ names }) => names))
  for (let before = -1; before !== proven.size;) {
    before = proven.size
    for (const { names } of right) if (names.some((name) => proven.has(name))) for (const name of names) proven.add(name)
  }
  const wrong = complete.filter((sum) => sum.parts.length > 0 && !isRight(sum)).flatMap(({ names }) => names)
  return { proven, contradicted: new Set(wrong.filter((name) => !proven.has(name))) }
}
