import { sandboxCredentials } from '#sandbox/credentials.ts'
import type { settings } from './settings.ts'

/** What would be a mistake in production although each setting by itself is fine. */
export function productionProblems(config: Readonly<Record<string, unknown>>): string[] {
  const text = (name: string) => (typeof config[name] === 'string' ? config[name] : undefined)
  if (text('NODE_ENV') !== 'production') return []
  const { EMBEDDED_PARTS: parts = '' } = config
  const asked = Array.isArray(parts) ? (parts as string[]) : String(parts).split(',')
  const problems: string[] = []
  if (text('SANDBOX_URL') !== undefined && !asked.includes('sandbox')) {
    problems.push('SANDBOX_URL: production does not use the sandbox unless EMBEDDED_PARTS names it')
  }
  if (text('OIDC_ISSUER')?.startsWith('http:')) problems.push('OIDC_ISSUER: production signs in over https only')
  if (text('PUBLIC_URL')?.startsWith('http:')) problems.push('PUBLIC_URL: production is reached over https')
  const published = JSON.stringify(sandboxCredentials)
  for (const name of publishedSecrets) {
    const values = [config[name]].flat().filter((value) => typeof value === 'string')
    if (text('SANDBOX_URL') === undefined && values.some((value) => published.includes(JSON.stringify(value)))) {
      problems.push(`${name}: this is the published secret of the sandbox`)
    }
  }
  return problems
}

const publishedSecrets = [
  'SERPRO_CONSUMER_SECRET',
  'BUREAU_API_KEY',
  'TWILIO_AUTH_TOKEN',
  'PIX_CLIENT_SECRET',
  'SMTP_PASSWORD',
  'DOCUSIGN_PRIVATE_KEY',
  'DOCUMENSO_API_KEY',
  'DROPBOX_SIGN_API_KEYS',
  'CMIS_PASSWORD',
  'ALFRESCO_PASSWORD',
  'S3_SECRET_ACCESS_KEY',
  'PAN_PRIVATE_KEY',
] as const satisfies readonly (keyof typeof settings.shape)[]
