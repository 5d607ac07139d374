/**
 * One text field of a form with parts (RFC 7578), or undefined. Our own few lines, because the parser of the platform refuses boundaries of fewer
 * than 27 characters, which senders may choose.
 */
export function readFormField(rawBody: Uint8Array, contentType: string, name: string): string | undefined {
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) return undefined
  // One character for each byte: the text in between is decoded at the end.
  const [, ...parts] = `\r\n${Buffer.from(rawBody).toString('latin1')}`.split(`\r\n--${mark}`)
  for (const part of parts) {
    const end = part.indexOf('\r\n\r\n')
    const disposition = /^content-disposition:\s*form-data;\s*(.*)$/im.exec(part.slice(0, Math.max(end, 0)))?.[1]?.trim()
    if (end >= 0 && disposition === `name="${name}"`) return Buffer.from(part.slice(end + 4), 'latin1').toString('utf8')
  }
  return undefined
}
