import sharp from 'sharp'

/** Pixels as a viewer shows them: whether a service minds the EXIF orientation is not documented. */
export async function uprightByExif({ content }: { content: Uint8Array }): Promise<Uint8Array> {
  const { orientation = 1 } = await sharp(content).metadata()
  return orientation === 1 ? content : await sharp(content).autoOrient().jpeg({ quality: 92 }).toBuffer()
}
