import type { GreyPicture } from '../picture/grey-picture.ts'
import type { StraightPicture } from '../picture/straighten.ts'
import type { PixelBox } from '../reading/read-line.ts'

/** The smallest upright box around where a box of the levelled picture came from. */
export function placeBack(box: PixelBox, straight: StraightPicture, upright: GreyPicture): PixelBox {
  const corners = [
    [box.left, box.top],
    [box.left + box.width, box.top],
    [box.left, box.top + box.height],
    [box.left + box.width, box.top + box.height],
  ].map(([x, y]) => straight.toSource({ x: x!, y: y! }))
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value))
  const left = within(Math.min(...corners.map((corner) => corner.x)), upright.width)
  const top = within(Math.min(...corners.map((corner) => corner.y)), upright.height)
  const right = within(Math.max(...corners.map((corner) => corner.x)), upright.width)
  const bottom = within(Math.max(...corners.map((corner) => corner.y)), upright.height)
  return { left, top, width: right - left, height: bottom - top }
}
