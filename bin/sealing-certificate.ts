import { readFileSync } from 'node:fs'
import type { SealingCertificate } from '#integrations/esign/sealing-certificate.ts'
import type { Config } from './config.ts'

/** The certificate that seals signed contracts. */
export function readSealingCertificate(config: Config): SealingCertificate {
  return { p12: readFileSync(config.SEALING_CERTIFICATE_FILE), passphrase: config.SEALING_CERTIFICATE_PASSPHRASE }
}
