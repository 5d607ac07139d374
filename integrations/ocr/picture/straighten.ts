import { collectInk, findSlope } from './find-slope.ts'
import { halve, type GreyPicture } from './grey-picture.ts'

export type Point = { x: number; y: number }

/** A picture whose lines of print run level, and the way back to where each of its points came from. */
export type StraightPicture = { picture: GreyPicture; toSource: (point: Point) => Point }

/** The widest tilt that is looked for; beyond it the picture is one that lies on its side. */
const widestSlope = 0.36

/**
 * Levels the lines of print of a flattened picture: first it is turned by the tilt of the whole, then fanned out,
 * because a page seen at an angle has lines that lean more towards its foot than at its head.
 */
export function straighten(picture: GreyPicture): StraightPicture {
  const whole = { left: 0, top: 0, width: picture.width >> 1, height: picture.height >> 1 }
  const { slope } = findSlope(collectInk(halve(picture), whole), -widestSlope, widestSlope)
  const turned = Math.abs(slope) > 0.03 ? turn(picture, Math.atan(slope)) : { picture, toSource: (point: Point) => point }
  const fanned = fanOut(turned.picture, measureFan(turned.picture))
  return { picture: fanned.picture, toSource: (point) => turned.toSource(fanned.toSource(point)) }
}

type Fan = { atTop: number; perRow: number }

function turn(picture: GreyPicture, angle: number): StraightPicture {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const width = Math.ceil(picture.width * cos + picture.height * Math.abs(sin))
  const height = Math.ceil(picture.height * cos + picture.width * Math.abs(sin))
  const toSource = ({ x, y }: Point): Point => {
    const [dx, dy] = [x - width / 2, y - height / 2]
    return { x: picture.width / 2 + dx * cos - dy * sin, y: picture.height / 2 + dx * sin + dy * cos }
  }
  return { picture: resample(picture, { width, height, toSource }), toSource }
}

function fanOut(picture: GreyPicture, fan: Fan): StraightPicture {
  const { width, height } = picture
  const toSource = ({ x, y }: Point): Point => ({ x, y: y + (x - width / 2) * (fan.atTop + fan.perRow * y) })
  return { picture: resample(picture, { width, height, toSource }), toSource }
}

/** Fits a line through the slopes of overlapping bands; a band counts by how sharp its rows are, and one that lies far off not at all. */
function measureFan(picture: GreyPicture): Fan {
  const half = halve(picture)
  const bandHeight = Math.round(half.height / 4)
  const bands = [0, 1, 2, 3, 4, 5, 6].map((index) => {
    const top = Math.round((half.height * index) / 8)
    const ink = collectInk(half, { left: 0, top, width: half.width, height: bandHeight })
    const { slope, sharpness } = findSlope(ink, -0.07, 0.07)
    return { row: (top + bandHeight / 2) * 2, slope, weight: ink.count < 400 ? 0 : Math.sqrt(sharpness * ink.count) }
  })
  const first = fitLine(bands)
  return fitLine(bands.filter((band) => Math.abs(band.slope - first.atTop - first.perRow * band.row) < 0.015))
}

function fitLine(bands: { row: number; slope: number; weight: number }[]): Fan {
  const total = bands.reduce((sum, band) => sum + band.weight, 0)
  if (total === 0) return { atTop: 0, perRow: 0 }
  const meanRow = bands.reduce((sum, band) => sum + band.weight * band.row, 0) / total
  const meanSlope = bands.reduce((sum, band) => sum + band.weight * band.slope, 0) / total
  const spread = bands.reduce((sum, band) => sum + band.weight * (band.row - meanRow) ** 2, 0)
  const joint = bands.reduce((sum, band) => sum + band.weight * (band.row - meanRow) * (band.slope - meanSlope), 0)
  const perRow = spread === 0 ? 0 : joint / spread
  return { atTop: meanSlope - perRow * meanRow, perRow }
}

function resample(source: GreyPicture, target: { width: number; height: number; toSource: (point: Point) => Point }): GreyPicture {
  const { width, height, toSource } = target
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y += 1) {
    // Along one row the source runs along a straight line at an even pace, in a turn and in a fan alike.
    const start = toSource({ x: 0, y })
    const next = toSource({ x: 1, y })
    const [stepX, stepY] = [next.x - start.x, next.y - start.y]
    for (let x = 0; x < width; x += 1) {
      const fromX = start.x + x * stepX
      const fromY = start.y + x * stepY
      const left = Math.floor(fromX)
      const top = Math.floor(fromY)
      if (left < 0 || top < 0 || left >= source.width - 1 || top >= source.height - 1) continue
      const fx = fromX - left
      const fy = fromY - top
      const at = top * source.width + left
      const upper = source.data[at]! * (1 - fx) + source.data[at + 1]! * fx
      const lower = source.data[at + source.width]! * (1 - fx) + source.data[at + source.width + 1]! * fx
      data[y * width + x] = upper * (1 - fy) + lower * fy
    }
  }
  return { data, width, height }
}
