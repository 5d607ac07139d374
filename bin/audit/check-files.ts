import { createHash } from 'node:crypto'
import { contradicted, counted, unless, type Finding } from '#domain/audit/finding.ts'
import { bundleFiles, type Manifest } from '#domain/audit/manifest.ts'

/** Whether each file is the one that the manifest names, none is missing, and none is there besides. `intact` are those to go on with. */
export function checkFiles(
  manifest: Manifest,
  { files, damaged }: { files: ReadonlyMap<string, Buffer>; damaged: readonly string[] },
): { findings: Finding[]; intact: Set<string> } {
  const intact = new Set<string>()
  const problems: string[] = []
  for (const { name, sha256, byteSize } of manifest.files) {
    const content = files.get(name)
    if (damaged.includes(name)) problems.push(`The file ${name} was changed: its bytes no longer unpack to what was packed.`)
    else if (!content) problems.push(`The file ${name} is missing.`)
    else if (content.length !== byteSize || hashOf(content) !== sha256)
      problems.push(`The file ${name} was changed: its hash is not the one that was signed.`)
    else intact.add(name)
  }
  const expected = new Set([bundleFiles.manifest, bundleFiles.signature, ...manifest.files.map((file) => file.name)])
  for (const name of [...files.keys(), ...damaged])
    if (!expected.has(name)) problems.push(`The file ${name} was added: the manifest does not name it.`)
  const unlisted = manifest.histories.filter((history) => !manifest.files.some((file) => file.name === history.file))
  for (const history of unlisted) problems.push(`The manifest tells of a history ${history.file}, but names no such file.`)
  const sentence = `All ${counted(manifest.files.length, 'file')} are as they were signed; none is missing and none was added.`
  return { findings: unless(problems.map(contradicted), sentence), intact }
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
