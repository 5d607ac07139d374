import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSealingCertificate } from '#integrations/esign/sealing-certificate.ts'

const yearsGood = 10

/** The certificate that seals contracts, with an authority of our own making, on the first start; kept from then on. */
export async function ensureSealingCertificate(dataFolder: string, passphrase: string): Promise<void> {
  const file = join(dataFolder, 'sealing.p12')
  if (existsSync(file)) return
  const validFrom = new Date()
  const validUntil = new Date(validFrom)
  validUntil.setUTCFullYear(validFrom.getUTCFullYear() + yearsGood)
  const { p12, authorityPem } = await createSealingCertificate({
    commonName: 'Tenor Sealing',
    organisation: 'Tenor',
    country: 'BR',
    validFrom: validFrom.toISOString(),
    validUntil: validUntil.toISOString(),
    passphrase,
  })
  writeFileSync(join(dataFolder, 'sealing-authority.pem'), authorityPem)
  // Complete or not there: a start that was cut off makes a new one.
  writeFileSync(`${file}.new`, p12, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
