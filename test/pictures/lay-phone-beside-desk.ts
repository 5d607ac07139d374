import sharp, { type OverlayOptions } from 'sharp'

type Pictures = { desk: Buffer; phone: Buffer; file: string }

const ground = '#e7e4dc'
const [width, height] = [1600, 1000]
const deskWidth = 1360
const phoneWidth = 330
const margin = 40

/** One picture of both, as they would lie on a table: the desk behind, the phone before its lower right corner. */
export async function layPhoneBesideDesk({ desk, phone, file }: Pictures): Promise<void> {
  const back = await framed(desk, { widthPx: deskWidth, radius: 12, edge: 1, edgeColour: '#c9c5ba' })
  const front = await framed(phone, { widthPx: phoneWidth, radius: 34, edge: 9, edgeColour: '#16211c' })
  const deskAt = { left: margin, top: margin }
  const phoneAt = { left: width - front.width - margin, top: height - front.height - margin }
  await sharp({ create: { width, height, channels: 3, background: ground } })
    .composite([shadow(back, deskAt), { input: back.data, ...deskAt }, shadow(front, phoneAt), { input: front.data, ...phoneAt }])
    .png({ palette: true, quality: 92, effort: 9 })
    .toFile(file)
}

type Frame = { data: Buffer; width: number; height: number; radius: number }

async function framed(
  picture: Buffer,
  { widthPx, radius, edge, edgeColour }: { widthPx: number; radius: number; edge: number; edgeColour: string },
): Promise<Frame> {
  const inside = await sharp(picture).resize({ width: widthPx }).toBuffer({ resolveWithObject: true })
  const cut = await sharp(inside.data)
    .composite([{ input: rectangle(inside.info, radius - edge, '#fff'), blend: 'dest-in' }])
    .png()
    .toBuffer()
  const size = { width: widthPx + 2 * edge, height: inside.info.height + 2 * edge }
  const data = await sharp(rectangle(size, radius, edgeColour))
    .composite([{ input: cut, left: edge, top: edge }])
    .png()
    .toBuffer()
  return { data, ...size, radius }
}

function shadow({ width, height, radius }: Frame, at: { left: number; top: number }): OverlayOptions {
  const reach = 24
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * reach}" height="${height + 2 * reach}">
    <filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="9"/></filter>
    <rect x="${reach}" y="${reach + 6}" width="${width}" height="${height}" rx="${radius}" fill="#16211c" opacity="0.28" filter="url(#soft)"/>
  </svg>`
  return { input: Buffer.from(svg), left: at.left - reach, top: at.top - reach }
}

function rectangle({ width, height }: { width: number; height: number }, radius: number, colour: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${radius}" fill="${colour}"/></svg>`,
  )
}
