import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'
import { invert, project, rectangleToQuad, type Homography, type Point, type Quad } from './homography.ts'
import type { PrintedPage } from './printed-page.ts'
import { createRandom, type Random } from './random.ts'
import { paintTable } from './table.ts'

/** What went wrong when the picture was taken. */
export const pictureFlaws = ['soft', 'blurred', 'dark', 'cropped', 'glare', 'low_resolution'] as const
export type PictureFlaw = (typeof pictureFlaws)[number]

export type PhotographOptions = {
  seed: number
  flaws?: readonly PictureFlaw[]
  /** How far the document is turned on the table; by default a few degrees by chance. */
  tiltDegrees?: number
  /** Quarter turns of the whole picture, clockwise. */
  quarterTurns?: 0 | 1 | 2 | 3
  /** Keeps the pixels upside down or sideways and says so in the EXIF orientation, as phones do. */
  turnInExif?: boolean
  /** Lays the shadow of a hand or a phone over part of the document. */
  shadowed?: boolean
}

export type TextBox = { name: string; text: string; box: { left: number; top: number; width: number; height: number } }

export type Photograph = {
  content: Buffer
  mediaType: 'image/jpeg'
  widthPx: number
  heightPx: number
  /** The named texts and where they are, as fractions of the upright picture. */
  texts: TextBox[]
}

const frame = { width: 1800, height: 1350 }

type Light = {
  tint: [number, number, number]
  slopeX: number
  slopeY: number
  level: number
  shadow: Edge | undefined
  glare: Glare | undefined
  noise: number
}
type Edge = { x: number; y: number; offset: number; depth: number }
type FlatPixels = { data: Uint8ClampedArray; width: number; height: number }
type Glare = { x: number; y: number; radius: number }

/** Lays a flat page on a table and takes a picture of it: tilt, perspective, uneven light, sensor noise, lens blur, JPEG. */
export async function photograph(page: PrintedPage, options: PhotographOptions): Promise<Photograph> {
  const random = createRandom(options.seed)
  const flaws = new Set(options.flaws)
  const quad = placePage(page, random, { tiltDegrees: options.tiltDegrees, isCropped: flaws.has('cropped') })
  const toFrame = rectangleToQuad(page.canvas.width, page.canvas.height, quad)
  // By its own chance, so that a flaw changes nothing but itself.
  const light = chooseLight(createRandom(options.seed ^ 0x5bd1e995), flaws, options.shadowed === true)
  const pixels = expose(page, { quad, toFrame, light, random })
  const content = await develop(pixels, random, { flaws, quarterTurns: options.quarterTurns ?? 0, turnInExif: options.turnInExif === true })
  return { ...content, mediaType: 'image/jpeg', texts: locateTexts(page, toFrame) }
}

function placePage(page: PrintedPage, random: Random, options: { tiltDegrees: number | undefined; isCropped: boolean }): Quad {
  const scale = (frame.width * random.between(0.82, 0.89)) / page.widthMm
  const [halfWidth, halfHeight] = [(page.widthMm * scale) / 2, (page.heightMm * scale) / 2]
  const turn = ((options.tiltDegrees ?? random.between(-3, 3)) * Math.PI) / 180
  const centre = { x: frame.width / 2 + random.between(-25, 25), y: frame.height / 2 + random.between(-30, 30) }
  // A page that sticks out of the frame loses its right and lower edge, where values and the machine-readable zone end.
  if (options.isCropped) Object.assign(centre, { x: centre.x + frame.width * 0.2, y: centre.y + frame.height * 0.24 })
  const lean = { x: random.between(-0.035, 0.035), y: random.between(-0.035, 0.035) }
  const corner = (signX: number, signY: number) => {
    const nearness = 1 + lean.x * signX + lean.y * signY
    const [x, y] = [signX * halfWidth * nearness, signY * halfHeight * nearness]
    return { x: centre.x + x * Math.cos(turn) - y * Math.sin(turn), y: centre.y + x * Math.sin(turn) + y * Math.cos(turn) }
  }
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
}

function chooseLight(random: Random, flaws: ReadonlySet<PictureFlaw>, isShadowed: boolean): Light {
  const direction = random.between(0, Math.PI * 2)
  const steepness = random.between(0.1, 0.22)
  const warmth = random.between(-0.05, 0.06)
  const edge = {
    x: Math.cos(direction + 1),
    y: Math.sin(direction + 1),
    offset: random.between(-0.15, 0.15),
    depth: random.between(0.4, 0.5),
  }
  return {
    tint: [1 + warmth, 1, 1 - warmth],
    slopeX: Math.cos(direction) * steepness,
    slopeY: Math.sin(direction) * steepness,
    level: flaws.has('dark') ? 0.2 : random.between(0.86, 0.98),
    shadow: isShadowed ? edge : undefined,
    glare: flaws.has('glare')
      ? { x: random.between(0.35, 0.65), y: random.between(0.55, 0.75), radius: random.between(0.2, 0.26) }
      : undefined,
    noise: flaws.has('dark') ? 7 : random.between(3, 5.5),
  }
}

function expose(page: PrintedPage, shot: { quad: Quad; toFrame: Homography; light: Light; random: Random }): Uint8ClampedArray {
  const { quad, toFrame, light, random } = shot
  const canvas = createCanvas(frame.width, frame.height)
  const paint = canvas.getContext('2d')
  paintTable(paint, frame, quad, random)
  const pixels = paint.getImageData(0, 0, frame.width, frame.height).data
  const { width, height } = page.canvas
  const flat = { data: page.canvas.getContext('2d').getImageData(0, 0, width, height).data, width, height }
  const toPage = invert(toFrame)
  const grain = createGrain(random, light.noise)
  for (let y = 0; y < frame.height; y += 1) {
    for (let x = 0; x < frame.width; x += 1) {
      const at = (y * frame.width + x) * 4
      layPage(pixels, at, flat, project(toPage, { x, y }))
      const level = brightness(light, x / frame.width, y / frame.height)
      const shine = light.glare === undefined ? 0 : shineAt(light.glare, x / frame.width, y / frame.height)
      const added = shine + grain()
      pixels[at] = pixels[at]! * level * light.tint[0] + added + grain() * 0.35
      pixels[at + 1] = pixels[at + 1]! * level * light.tint[1] + added + grain() * 0.35
      pixels[at + 2] = pixels[at + 2]! * level * light.tint[2] + added + grain() * 0.35
    }
  }
  return pixels
}

/** Sensor noise from a table: a normal number for each of ten million values would take longer than all the rest. */
function createGrain(random: Random, deviation: number): () => number {
  const table = Float32Array.from({ length: 65_536 }, () => random.normal() * deviation)
  // Kept a signed 32-bit number, which costs nothing to hold.
  let state = 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return table[(state >>> 8) & 65_535]!
  }
}

/** Bilinear sample of the page over the table, by the page's own transparency. */
function layPage(pixels: Uint8ClampedArray, at: number, flat: FlatPixels, { x, y }: Point): void {
  const { data: source, width, height } = flat
  if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) return
  const left = Math.floor(x)
  const top = Math.floor(y)
  const fx = x - left
  const fy = y - top
  const first = (top * width + left) * 4
  const below = first + width * 4
  const weights = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy] as const
  const cover =
    (source[first + 3]! * weights[0] +
      source[first + 7]! * weights[1] +
      source[below + 3]! * weights[2] +
      source[below + 7]! * weights[3]) /
    255
  for (let channel = 0; channel < 3; channel += 1) {
    const ink =
      source[first + channel]! * weights[0] +
      source[first + 4 + channel]! * weights[1] +
      source[below + channel]! * weights[2] +
      source[below + 4 + channel]! * weights[3]
    pixels[at + channel] = pixels[at + channel]! * (1 - cover) + ink * cover
  }
}

function brightness(light: Light, x: number, y: number): number {
  const fall = 1 + light.slopeX * (x - 0.5) * 2 + light.slopeY * (y - 0.5) * 2
  const vignette = 1 - 0.14 * ((x - 0.5) ** 2 + (y - 0.5) ** 2) * 2
  if (light.shadow === undefined) return light.level * fall * vignette
  const { shadow } = light
  const distance = (x - 0.5) * shadow.x + (y - 0.5) * shadow.y + shadow.offset
  return light.level * fall * vignette * (1 - shadow.depth / (1 + Math.exp(-distance * 30)))
}

function shineAt(glare: Glare, x: number, y: number): number {
  const distance = Math.hypot((x - glare.x) * 1.0, (y - glare.y) * 1.4) / glare.radius
  return distance > 1.6 ? 0 : 330 * Math.exp(-(distance ** 2) * 2.2)
}

async function develop(
  pixels: Uint8ClampedArray,
  random: Random,
  options: { flaws: ReadonlySet<PictureFlaw>; quarterTurns: number; turnInExif: boolean },
) {
  const { flaws, quarterTurns, turnInExif } = options
  const softness = flaws.has('blurred') ? random.between(5.5, 7) : flaws.has('soft') ? random.between(2, 2.8) : random.between(0.6, 0.9)
  const raw = { raw: { width: frame.width, height: frame.height, channels: 4 as const } }
  const blurred = await sharp(Buffer.from(pixels.buffer), raw).removeAlpha().blur(softness).raw().toBuffer()
  let image = sharp(blurred, { raw: { width: frame.width, height: frame.height, channels: 3 } })
  if (flaws.has('low_resolution')) image = image.resize({ width: 420 })
  if (quarterTurns !== 0) image = sharp(await image.png().toBuffer()).rotate(90 * quarterTurns)
  // Orientation n of EXIF says which quarter turn the viewer must make to undo the camera's.
  if (turnInExif) image = image.withMetadata({ orientation: [1, 8, 3, 6][quarterTurns]! })
  const { data, info } = await image.jpeg({ quality: 84 }).toBuffer({ resolveWithObject: true })
  return { content: data, widthPx: info.width, heightPx: info.height }
}

function locateTexts(page: PrintedPage, toFrame: Homography): TextBox[] {
  return page.texts.map(({ name, text, left, top, width, height }) => {
    const corners = [
      [left, top],
      [left + width, top],
      [left + width, top + height],
      [left, top + height],
    ].map(([x, y]) => project(toFrame, { x: x! * page.pixelsPerMm, y: y! * page.pixelsPerMm }))
    const xs = corners.map((corner) => corner.x / frame.width)
    const ys = corners.map((corner) => corner.y / frame.height)
    const box = {
      left: Math.min(...xs),
      top: Math.min(...ys),
      width: Math.max(...xs) - Math.min(...xs),
      height: Math.max(...ys) - Math.min(...ys),
    }
    return { name, text, box }
  })
}
