import { percentile, type GreyPicture } from './grey-picture.ts'
import { hasGlare } from './has-glare.ts'
import { isBlurred } from './is-blurred.ts'
import { isCut } from './is-cut.ts'

/** What keeps a reader from reading a picture, in the order in which it is told. */
export const pictureProblems = ['too_small', 'dark', 'blurred', 'glare', 'cut'] as const
export type PictureProblem = (typeof pictureProblems)[number]

/** As the server has it: less is not enough to read print on a card. */
export const leastLongEdgePx = 1000
/** Drawn pictures in ordinary light have their lighter tenth above 200, dark ones at about 50. */
const darkBelow = 90

/** What is wrong with a photograph of a document, before it is sent. `longEdgePx` is that of the original. */
export function judgePicture(picture: GreyPicture, longEdgePx: number): PictureProblem[] {
  const found: Record<PictureProblem, boolean> = {
    too_small: longEdgePx < leastLongEdgePx,
    dark: percentile(picture, 0.9) < darkBelow,
    blurred: isBlurred(picture),
    glare: hasGlare(picture),
    cut: isCut(picture),
  }
  return pictureProblems.filter((problem) => found[problem])
}

/** A picture that is too small is refused by the server; all else a person may insist on. */
export function mayInsist(problems: readonly PictureProblem[], tries: number): boolean {
  return tries >= 3 && !problems.includes('too_small')
}
