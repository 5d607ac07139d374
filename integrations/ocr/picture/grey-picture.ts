import sharp from 'sharp'

/** One byte a pixel, row by row; 0 is black. */
export type GreyPicture = { data: Uint8Array; width: number; height: number }

export type PixelArea = { left: number; top: number; width: number; height: number }

export async function decodeGrey(content: Uint8Array, longEdgePx: number): Promise<GreyPicture> {
  const { data, info } = await sharp(content, { limitInputPixels: 120_000_000 })
    .autoOrient()
    .greyscale()
    .resize({ width: longEdgePx, height: longEdgePx, fit: 'inside', kernel: 'lanczos3' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}

/** The simplest picture file there is (portable grey map): a header and the bytes, so that nothing is spent on packing and unpacking. */
export function toGreyMap({ data, width, height }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data])
}

/** Quarter turns clockwise. */
export function turnQuarters(picture: GreyPicture, turns: number): GreyPicture {
  let turned = picture
  for (let turn = 0; turn < turns; turn += 1) turned = turnOnce(turned)
  return turned
}

function turnOnce({ data, width, height }: GreyPicture): GreyPicture {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) turned[x * height + (height - 1 - y)] = data[y * width + x]!
  return { data: turned, width: height, height: width }
}

/** Half the size, each pixel the mean of four. */
export function halve({ data, width, height }: GreyPicture): GreyPicture {
  const half = { data: new Uint8Array((width >> 1) * (height >> 1)), width: width >> 1, height: height >> 1 }
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      const at = y * 2 * width + x * 2
      half.data[y * half.width + x] = (data[at]! + data[at + 1]! + data[at + width]! + data[at + width + 1]!) >> 2
    }
  }
  return half
}

/**
 * Evens out shadow and dim light: every pixel is divided by the brightness of the paper around it.
 * The paper is taken as the brightest tone of each tile, smoothed over its neighbours.
 */
export function flattenLight(picture: GreyPicture): GreyPicture {
  const { data, width, height } = picture
  const tile = Math.max(8, Math.round(Math.max(width, height) / 90))
  const paper = smooth(smooth(brightTiles(picture, tile)))
  const flat = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(paper.height - 1, Math.max(0, y / tile - 0.5))
    const top = Math.floor(row)
    const bottom = Math.min(paper.height - 1, top + 1)
    const fy = row - top
    for (let x = 0; x < width; x += 1) {
      const column = Math.min(paper.width - 1, Math.max(0, x / tile - 0.5))
      const left = Math.floor(column)
      const right = Math.min(paper.width - 1, left + 1)
      const fx = column - left
      const upper = paper.data[top * paper.width + left]! * (1 - fx) + paper.data[top * paper.width + right]! * fx
      const lower = paper.data[bottom * paper.width + left]! * (1 - fx) + paper.data[bottom * paper.width + right]! * fx
      const bright = Math.max(24, upper * (1 - fy) + lower * fy)
      flat[y * width + x] = Math.min(255, (data[y * width + x]! * 255) / bright)
    }
  }
  return { data: flat, width, height }
}

/** The tone that nine in ten pixels of a tile do not pass: paper, not glare nor noise. */
function brightTiles({ data, width, height }: GreyPicture, tile: number): GreyPicture {
  const columns = Math.ceil(width / tile)
  const rows = Math.ceil(height / tile)
  const tiles = new Uint8Array(columns * rows)
  const counts = new Uint32Array(256)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0)
      const bottom = Math.min(height, (row + 1) * tile)
      const right = Math.min(width, (column + 1) * tile)
      for (let y = row * tile; y < bottom; y += 1) for (let x = column * tile; x < right; x += 1) counts[data[y * width + x]!]! += 1
      let left = (bottom - row * tile) * (right - column * tile) * 0.1
      let tone = 255
      while (tone > 0 && (left -= counts[tone]!) > 0) tone -= 1
      tiles[row * columns + column] = tone
    }
  }
  return { data: tiles, width: columns, height: rows }
}

function smooth({ data, width, height }: GreyPicture): GreyPicture {
  const smoothed = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let [sum, count] = [0, 0]
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const [nx, ny] = [x + dx, y + dy]
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue
          sum += data[ny * width + nx]!
          count += 1
        }
      }
      smoothed[y * width + x] = sum / count
    }
  }
  return { data: smoothed, width, height }
}
