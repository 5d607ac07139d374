import sharp from 'sharp'
import { AppError } from '#domain/errors.ts'

export type CleanPicture = { content: Buffer; mediaType: 'image/jpeg'; widthPx: number; heightPx: number }

/** As documented to the applicant, and checked before anything is unpacked. */
export const pictureLimits = { maxBytes: 10_000_000, maxPixels: 40_000_000, minLongEdgePx: 1000 } as const

/** Every file is kept, also those that others replaced: so many in an hour, of as many people as share an address. */
export const uploadsFromOneNetwork = { name: 'upload-network', points: 1_500, perSeconds: 3600 } as const

const magicBytes: [format: string, test: (bytes: Buffer) => boolean][] = [
  ['jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
  ['webp', (bytes) => bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP'],
]

/**
 * A picture as we keep it: decoded within limits and encoded anew, so that nothing but pixels of what was sent survives; turned upright by
 * its own note of how the camera was held, and freed of that note, the place and the device.
 */
export async function reEncodePicture(bytes: Buffer, options: { minLongEdgePx: number } = pictureLimits): Promise<CleanPicture> {
  if (!magicBytes.some(([, matches]) => matches(bytes))) throw new AppError('PICTURE_UNREADABLE')
  const { width, height } = await measured(bytes)
  if (width * height > pictureLimits.maxPixels) throw new AppError('PICTURE_TOO_LARGE', { maxPixels: pictureLimits.maxPixels })
  if (Math.max(width, height) < options.minLongEdgePx) throw new AppError('PICTURE_TOO_SMALL', { minLongEdgePx: options.minLongEdgePx })
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: pictureLimits.maxPixels, failOn: 'error' })
      .autoOrient()
      .resize({ width: 4000, height: 4000, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 90 })
      .toBuffer({ resolveWithObject: true })
    return { content: data, mediaType: 'image/jpeg', widthPx: info.width, heightPx: info.height }
  } catch (cause) {
    throw new AppError('PICTURE_UNREADABLE', {}, { cause })
  }
}

/** From the header alone: a small file can claim to be a very large picture. */
async function measured(bytes: Buffer): Promise<{ width: number; height: number }> {
  try {
    const { width, height, pages } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if ((pages ?? 1) > 1) throw new AppError('PICTURE_UNREADABLE', { rule: 'one picture, not an animation' })
    return { width, height }
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('PICTURE_UNREADABLE', {}, { cause })
  }
}
