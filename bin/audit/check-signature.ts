import { compactVerify, decodeProtectedHeader, errors, importJWK } from 'jose'
import type { PublicExportKey } from '#api/exports/export-key.ts'
import { contradicted, proven, type Finding } from '#domain/audit/finding.ts'
import { bundleFiles } from '#domain/audit/manifest.ts'

/** Whether the manifest was signed by a trusted key and is unchanged since. The key inside the bundle is not looked at: whoever forges a bundle forges that too. */
export async function checkSignature(files: ReadonlyMap<string, Buffer>, trusted: readonly PublicExportKey[]): Promise<Finding> {
  const manifest = files.get(bundleFiles.manifest)
  const signature = files.get(bundleFiles.signature)?.toString('utf8')
  if (!manifest)
    return contradicted(`The file ${bundleFiles.manifest} is missing or damaged, so nothing says what this export should hold.`)
  if (signature === undefined)
    return contradicted(`The file ${bundleFiles.signature} is missing or damaged, so nobody vouches for this export.`)
  const [header = '', payload, mark = ''] = signature.trim().split('.')
  const kid = keyIdOf(signature)
  if (payload !== '' || kid === undefined) return contradicted(`The file ${bundleFiles.signature} is no signature of ours.`)
  const key = trusted.find((one) => one.kid === kid)
  if (!key) {
    return contradicted(
      `The manifest is signed with the key ${kid}, which is not trusted. Trusted: ${trusted.map((one) => one.kid).join(', ')}.`,
    )
  }
  try {
    await compactVerify(`${header}.${manifest.toString('base64url')}.${mark}`, await importJWK(key, 'EdDSA'), { algorithms: ['EdDSA'] })
    return proven(`The manifest was signed with the trusted key ${kid} and has not been changed since.`)
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
    return contradicted(`The manifest or its signature was changed: the trusted key ${kid} did not sign it as it is.`)
  }
}

function keyIdOf(signature: string): string | undefined {
  try {
    return decodeProtectedHeader(signature).kid
  } catch {
    return undefined
  }
}
