import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A copy is written where it is worth a look into another file: not for a few hundred bytes. */
const leastBytes = 1024

/** Writes a Brotli and a gzip copy beside each text file of a folder, so that whoever serves them has nothing left to compress. */
export async function compressFiles(folder: string): Promise<void> {
  for (const name of globSync('**/*.{js,css,html,svg,webmanifest}', { cwd: folder })) {
    const file = join(folder, name)
    const content = readFileSync(file)
    if (content.length < leastBytes) continue
    const [brotli, gzipped] = await Promise.all([promisify(brotliCompress)(content, brotliOptions), promisify(gzip)(content, { level: 9 })])
    writeFileSync(`${file}.br`, brotli)
    writeFileSync(`${file}.gz`, gzipped)
  }
}

// The last step, 11, takes twice as long for 1.5 % less.
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }
