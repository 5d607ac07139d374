import { crc32, inflateRawSync } from 'node:zlib'

/** `files` by name; `damaged` are the names of those whose bytes are not what the zip itself says of them. */
export type ReadZip = { outcome: 'read'; files: Map<string, Buffer>; damaged: string[] } | { outcome: 'refused'; sentence: string }

type Entry = { name: string; method: number; crc: number; packedSize: number; size: number; offset: number; header: Buffer }

/** More than the largest case will need, and little enough to hold. */
const limits = { files: 2000, fileBytes: 200 * 2 ** 20, allBytes: 500 * 2 ** 20 }

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 }
const endBytes = 22
const centralBytes = 46
const localBytes = 30

class Refusal extends Error {}

/**
 * Reads a zip as exports write it and as nothing else: every byte belongs to a file or to the header that describes it, sizes are known and
 * bounded before anything is unpacked, and names are plain. What is merely unusual is refused, because it could hide something.
 */
export function readZip(zip: Buffer): ReadZip {
  try {
    const entries = readDirectory(zip)
    const files = new Map<string, Buffer>()
    const damaged: string[] = []
    for (const entry of entries) {
      const content = unpack(zip, entry)
      if (content === undefined) damaged.push(entry.name)
      else files.set(entry.name, content)
    }
    return { outcome: 'read', files, damaged }
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', sentence: error.message }
    throw error
  }
}

function readDirectory(zip: Buffer): Entry[] {
  const end = zip.length - endBytes
  if (end < 0 || zip.readUInt32LE(end) !== signatures.end) throw new Refusal('This is not a zip file, or its end was changed or cut off.')
  const count = zip.readUInt16LE(end + 10)
  const directoryAt = zip.readUInt32LE(end + 16)
  const isPlain = zip.readUInt32LE(end + 4) === 0 && zip.readUInt16LE(end + 8) === count && zip.readUInt16LE(end + 20) === 0
  if (!isPlain || directoryAt + zip.readUInt32LE(end + 12) !== end) throw new Refusal('The end of the zip does not fit its content.')
  if (count > limits.files) throw new Refusal(`The zip holds ${count} files, more than an export ever does.`)
  const entries: Entry[] = []
  let at = directoryAt
  for (let index = 0; index < count; index += 1) {
    if (at + centralBytes > end || zip.readUInt32LE(at) !== signatures.central) throw new Refusal('The directory of the zip was changed.')
    const nameEnd = at + centralBytes + zip.readUInt16LE(at + 28)
    if (nameEnd > end) throw new Refusal('The directory of the zip was changed.')
    entries.push(readEntry(zip.subarray(at, nameEnd)))
    at = nameEnd
  }
  if (at !== end) throw new Refusal('The directory of the zip was changed.')
  requireBounds(entries)
  requireNoGaps(zip, entries, directoryAt)
  return entries
}

function readEntry(header: Buffer): Entry {
  const name = header.subarray(centralBytes).toString('utf8')
  if (!isPlainName(name))
    throw new Refusal(
      `The zip names a file ${JSON.stringify(name.slice(0, 80))}, which is no plain name: such names are used to write where they should not.`,
    )
  const entry: Entry = {
    name,
    method: header.readUInt16LE(10),
    crc: header.readUInt32LE(16),
    packedSize: header.readUInt32LE(20),
    size: header.readUInt32LE(24),
    offset: header.readUInt32LE(42),
    header,
  }
  // Made by a plain system, no extra fields, no comment, no attributes: nothing that a reader could be led by.
  const isPlain =
    header.readUInt16LE(4) === 20 &&
    header.readUInt16LE(30) === 0 &&
    header.readUInt32LE(32) === 0 &&
    header.readUInt16LE(36) === 0 &&
    header.readUInt32LE(38) === 0
  if (!isPlain || entry.method !== 8) throw new Refusal(`The zip describes ${name} in a way that exports never do.`)
  return entry
}

/** `histories/loan-0198….json`: letters, digits and few signs, at most one folder deep. */
function isPlainName(name: string): boolean {
  return name.length <= 200 && /^([A-Za-z0-9][A-Za-z0-9._-]*\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) && !name.includes('..')
}

function requireBounds(entries: Entry[]): void {
  const seen = new Set<string>()
  let total = 0
  for (const { name, size } of entries) {
    if (seen.has(name.toLowerCase())) throw new Refusal(`The zip names ${name} twice.`)
    seen.add(name.toLowerCase())
    total += size
    if (size > limits.fileBytes || total > limits.allBytes)
      throw new Refusal(`The zip would unpack to more than an export ever holds, at ${name}.`)
  }
}

/** Files lie one after the other from the first byte to the directory, each under a header that repeats what the directory says. */
function requireNoGaps(zip: Buffer, entries: Entry[], directoryAt: number): void {
  let at = 0
  for (const { name, offset, packedSize, header } of [...entries].sort((a, b) => a.offset - b.offset)) {
    const nameBytes = header.length - centralBytes
    const contentAt = offset + localBytes + nameBytes
    if (offset !== at || contentAt + packedSize > directoryAt) throw new Refusal(`The zip has bytes at ${name} that belong to no file.`)
    const local = zip.subarray(offset, contentAt)
    // Version, flags, method, time, checksum, sizes, length of name: the same 24 bytes; then no extra field, then the name.
    const repeats =
      local.readUInt32LE(0) === signatures.local &&
      local.subarray(4, 28).equals(header.subarray(6, 30)) &&
      local.readUInt16LE(28) === 0 &&
      local.subarray(localBytes).equals(header.subarray(centralBytes))
    if (!repeats) throw new Refusal(`The header of ${name} was changed: it is not what the directory of the zip says.`)
    at = contentAt + packedSize
  }
  if (at !== directoryAt) throw new Refusal('The zip has bytes that belong to no file.')
}

/** Undefined where the bytes are not what the header says of them. Never more than the size that was checked. */
function unpack(zip: Buffer, entry: Entry): Buffer | undefined {
  const from = entry.offset + localBytes + entry.header.length - centralBytes
  try {
    const content = inflateRawSync(zip.subarray(from, from + entry.packedSize), { maxOutputLength: Math.max(entry.size, 1) })
    return content.length === entry.size && crc32(content) === entry.crc ? content : undefined
  } catch {
    // Not a deflated stream, or one that is longer than it says: the file is damaged, which is an answer.
    return undefined
  }
}
