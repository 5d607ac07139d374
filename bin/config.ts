import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { checkIban, parseIban } from '#domain/identity/iban.ts'
import { counterFolder } from '#sandbox/bank/bank.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'

/** Settings of an outside system: an address and a credential. */
type Environment = Readonly<Record<string, string | undefined>>

const key = z
  .string()
  .refine((text) => Buffer.from(text, 'base64url').length === 32, '32 bytes, base64url')
  .transform((text) => Buffer.from(text, 'base64url'))
const port = z.coerce.number().int().min(1).max(65_535)
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

/** On one line, as most places that keep secrets want it. */
function pem(kind: 'PRIVATE KEY' | 'CERTIFICATE') {
  return z
    .string()
    .includes(kind)
    .transform((text) => text.replaceAll(String.raw`\n`, '\n'))
}

function timeOfDay(usual: string) {
  return z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 00:30')
    .default(usual)
    .transform((text) => ({ hour: Number(text.slice(0, 2)), minute: Number(text.slice(3)) }))
}

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  EMBEDDED_PARTS: list.default([]),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(8080),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, '')),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
  DATA_FOLDER: z.string().min(1),
  WEB_FOLDER: z.string().min(1),
  PRODUCTS_FOLDER: z.string().min(1).optional(),
  DATABASE_URL: z.string().startsWith('postgres'),
  DATABASE_MAX_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(12),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TIME_ZONE: z.string().default('America/Sao_Paulo'),
  CLOSE_OF_BUSINESS_AT: timeOfDay('00:30'),
  WATCH_LISTS_AT: timeOfDay('04:00'),
  ENCRYPTION_KEY: key,
  SEARCH_KEY: key,
  EXPORT_SIGNING_KEY: key,
  SEALING_CERTIFICATE_FILE: z.string().min(1),
  SEALING_CERTIFICATE_PASSPHRASE: z.string().min(12),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16),
  SANDBOX_URL: z.url().optional(),
  SERPRO_URL: z.url(),
  SERPRO_CONSUMER_KEY: z.string().min(1),
  SERPRO_CONSUMER_SECRET: z.string().min(1),
  SERPRO_PRODUCT: z.string().default('consulta-cpf-df'),
  SERPRO_CNPJ_PRODUCT: z.string().default('consulta-cnpj-df'),
  SERPRO_CNPJ_LEVEL: z.enum(['basica', 'qsa', 'empresa']).default('empresa'),
  PAN_URL: z.url().optional(),
  PAN_USER_ID: z.string().min(1).optional(),
  PAN_CERTIFICATE: pem('CERTIFICATE').optional(),
  PAN_PRIVATE_KEY: pem('PRIVATE KEY').optional(),
  VIES_URL: z.url().default('https://ec.europa.eu/taxation_customs/vies/rest-api'),
  VIES_REQUESTER: z
    .string()
    .regex(/^[A-Z]{2}[A-Z0-9+*]{2,12}$/, 'a VAT number with its country, such as ATU12345678')
    .transform((text) => ({ country: text.slice(0, 2).toLowerCase(), number: text.slice(2) }))
    .optional(),
  YENTE_URL: z.url(),
  YENTE_API_KEY: z.string().min(1).optional(),
  YENTE_DATASET: z.string().default('default'),
  OFAC_URL: z.url().default('https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports'),
  BUREAU_URL: z.url(),
  BUREAU_API_KEY: z.string().min(1),
  BUREAU_NAME: z.string().min(1),
  BUREAU_ADDRESS: z.string().min(1),
  BUREAU_PHONE: z.string().min(1),
  BUREAU_WEBSITE: z.string().min(1),
  TWILIO_URL: z.url().default('https://api.twilio.com'),
  TWILIO_ACCOUNT_SID: z.string().startsWith('AC'),
  TWILIO_AUTH_TOKEN: z.string().min(1),
  TWILIO_PREVIOUS_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_FROM: z.string().min(1),
  ONE_TIME_CODES_BY: z.enum(['built-in', 'twilio-verify']).default('built-in'),
  TWILIO_VERIFY_URL: z.url().default('https://verify.twilio.com'),
  TWILIO_VERIFY_SERVICE_SID: z.string().startsWith('VA').optional(),
  SMTP_HOST: z.string().min(1),
  SMTP_PORT: port,
  SMTP_SECURITY: z.enum(['tls', 'starttls', 'none']).default('starttls'),
  SMTP_USER: z.string().min(1).optional(),
  SMTP_PASSWORD: z.string().min(1).optional(),
  SMTP_MAX_CONNECTIONS: z.coerce.number().int().min(1).max(50).default(5),
  SMTP_MAX_MESSAGES: z.coerce.number().int().min(1).max(10_000).default(100),
  DKIM_DOMAIN: z.string().min(3).optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9-]{1,63}$/)
    .optional(),
  DKIM_PRIVATE_KEY: pem('PRIVATE KEY').optional(),
  MAIL_FROM: z.string().min(3).default('Tenor <no-reply@tenor.example>'),
  MAIL_DOMAIN: z.string().min(3).default('tenor.example'),
  PIX_URL: z.url(),
  PIX_CLIENT_ID: z.string().min(1),
  PIX_CLIENT_SECRET: z.string().min(1),
  PIX_WEBHOOK_SECRETS: list.refine((secrets) => secrets.length > 0, 'at least one secret'),
  ISO20022_FOLDER: z.string().min(1).optional(),
  ISO20022_PAYER_NAME: z.string().min(1).max(140).optional(),
  ISO20022_PAYER_IBAN: z
    .string()
    .refine((text) => checkIban(text).valid, 'an IBAN')
    .transform((text) => parseIban(text))
    .optional(),
  ISO20022_PAYER_BIC: z
    .string()
    .regex(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'a BIC')
    .optional(),
  NACHA_FOLDER: z.string().min(1).optional(),
  NACHA_COMPANY_NAME: z.string().min(1).max(23).optional(),
  NACHA_COMPANY_ID: z
    .string()
    .regex(/^[A-Z0-9]{10}$/, 'ten letters and digits, as the bank gave them')
    .optional(),
  NACHA_BANK_NAME: z.string().min(1).max(23).optional(),
  NACHA_BANK_ROUTING_NUMBER: z
    .string()
    .regex(/^\d{9}$/, 'nine digits')
    .optional(),
  RECONCILE_EVERY_MINUTES: z.coerce.number().int().min(1).max(60).default(5),
  PIX_ISPB: z.string().regex(/^\d{8}$/, 'eight digits'),
  DOCUSIGN_AUTH_URL: z.url().optional(),
  DOCUSIGN_INTEGRATION_KEY: z.string().min(1).optional(),
  DOCUSIGN_USER_ID: z.string().min(1).optional(),
  DOCUSIGN_PRIVATE_KEY: pem('PRIVATE KEY').optional(),
  DOCUSIGN_ACCOUNT_ID: z.string().min(1).optional(),
  DOCUSIGN_CONNECT_KEYS: list.default([]),
  DOCUMENSO_URL: z.url().optional(),
  DOCUMENSO_API_KEY: z.string().min(1).optional(),
  DOCUMENSO_WEBHOOK_SECRETS: list.default([]),
  DROPBOX_SIGN_URL: z.url().optional(),
  DROPBOX_SIGN_API_KEYS: list.default([]),
  DROPBOX_SIGN_CLIENT_ID: z.string().min(1).optional(),
  DROPBOX_SIGN_TEST_MODE: z.enum(['on', 'off']).default('off'),
  DROPBOX_SIGN_PAGE_ORIGIN: z.url().default('https://app.hellosign.com'),
  CALLS_KEPT_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  TEXTRACT_REGION: z.string().default('us-east-1'),
  TEXTRACT_URL: z.url().optional(),
  TEXTRACT_ACCESS_KEY_ID: z.string().min(1).optional(),
  TEXTRACT_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  ECM_PROVIDER: z.enum(['folder', 'cmis', 'alfresco', 's3']).default('folder'),
  ECM_FOLDER: z.string().min(1).optional(),
  CMIS_URL: z.url().optional(),
  CMIS_USER: z.string().min(1).optional(),
  CMIS_PASSWORD: z.string().min(1).optional(),
  CMIS_REPOSITORY: z.string().min(1).optional(),
  CMIS_FOLDER: z.string().min(1).default('tenor'),
  CMIS_READERS: list.default([]),
  ALFRESCO_URL: z.url().optional(),
  ALFRESCO_USER: z.string().min(1).optional(),
  ALFRESCO_PASSWORD: z.string().min(1).optional(),
  ALFRESCO_FOLDER: z.string().min(1).default('tenor'),
  ALFRESCO_READERS: list.default([]),
  S3_BUCKET: z.string().min(3).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_PREFIX: z.string().default(''),
  S3_LOCK_MODE: z.enum(['COMPLIANCE', 'GOVERNANCE']).default('COMPLIANCE'),
  S3_URL: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
})

export type Config = Readonly<z.output<typeof settings>> & {
  /** The vendors are stood in for by the sandbox. */
  readonly usesSandbox: boolean
}

/** The names of every setting, for the example file and its test. */
export const settingNames = Object.keys(settings.shape)

/**
 * Reads the whole configuration, or refuses to start naming every problem at once. Where a sandbox is configured it stands in for each vendor
 * that is not; production takes it only when it was asked for by name, and no secret has a default that production accepts.
 */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const usesSandbox = given['SANDBOX_URL'] !== undefined
  const asked = usesSandbox ? { ...sandboxSettings(given['SANDBOX_URL']!, given), ...given } : given
  const parsed = settings.safeParse(asked)
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)),
    ...incompleteServices(asked),
    ...incompleteArchive(asked),
    ...(asked['ONE_TIME_CODES_BY'] === 'twilio-verify' && asked['TWILIO_VERIFY_SERVICE_SID'] === undefined
      ? ['TWILIO_VERIFY_SERVICE_SID: needed because ONE_TIME_CODES_BY is twilio-verify']
      : []),
    ...productionProblems(parsed.success ? parsed.data : given),
  ]
  if (!parsed.success || problems.length > 0) throw new AppError('CONFIGURATION_INVALID', { problems })
  return Object.freeze({ ...parsed.data, usesSandbox })
}

/** What a service needs beside its address. */
const neededBy = {
  DOCUSIGN_AUTH_URL: ['DOCUSIGN_INTEGRATION_KEY', 'DOCUSIGN_USER_ID', 'DOCUSIGN_PRIVATE_KEY', 'DOCUSIGN_CONNECT_KEYS'],
  DOCUMENSO_URL: ['DOCUMENSO_API_KEY', 'DOCUMENSO_WEBHOOK_SECRETS'],
  DROPBOX_SIGN_URL: ['DROPBOX_SIGN_API_KEYS', 'DROPBOX_SIGN_CLIENT_ID'],
  PAN_URL: ['PAN_USER_ID', 'PAN_CERTIFICATE', 'PAN_PRIVATE_KEY'],
  ISO20022_FOLDER: ['ISO20022_PAYER_NAME', 'ISO20022_PAYER_IBAN', 'ISO20022_PAYER_BIC'],
  DKIM_DOMAIN: ['DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'],
  NACHA_FOLDER: ['NACHA_COMPANY_NAME', 'NACHA_COMPANY_ID', 'NACHA_BANK_NAME', 'NACHA_BANK_ROUTING_NUMBER'],
} as const satisfies Partial<Record<keyof typeof settings.shape, readonly (keyof typeof settings.shape)[]>>

/** A service without an address is one that nobody uses; one with an address is whole, or would fail at the first contract or payment. */
function incompleteServices(asked: Environment): string[] {
  return Object.entries(neededBy).flatMap(([address, names]) => {
    if (asked[address] === undefined) return []
    return names.filter((name) => asked[name] === undefined).map((name) => `${name}: needed because ${address} is set`)
  })
}

const neededByArchive = {
  folder: ['ECM_FOLDER'],
  cmis: ['CMIS_URL', 'CMIS_USER', 'CMIS_PASSWORD', 'CMIS_REPOSITORY'],
  alfresco: ['ALFRESCO_URL', 'ALFRESCO_USER', 'ALFRESCO_PASSWORD'],
  s3: ['S3_BUCKET'],
} as const satisfies Record<z.output<typeof settings>['ECM_PROVIDER'], readonly (keyof typeof settings.shape)[]>

function incompleteArchive(asked: Environment): string[] {
  const provider = asked['ECM_PROVIDER'] ?? 'folder'
  if (!Object.hasOwn(neededByArchive, provider)) return []
  return neededByArchive[provider as keyof typeof neededByArchive]
    .filter((name) => asked[name] === undefined)
    .map((name) => `${name}: needed because documents are filed by ${provider}`)
}

/** What would be a mistake in production although each setting by itself is fine. */
function productionProblems(config: Readonly<Record<string, unknown>>): string[] {
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

/** The sandbox in the place of every vendor that has no address of its own. */
function sandboxSettings(url: string, given: Environment): Record<string, string> {
  const { serpro, yente, bureau, twilio, pix, bank, textract, docusign, documenso, dropboxSign, cmis, alfresco, s3, pan, smtp } =
    sandboxCredentials
  const of = (name: string, values: Record<string, string>) => (given[name] === undefined ? values : {})
  return {
    ...of('SERPRO_URL', {
      SERPRO_URL: `${url}/serpro`,
      SERPRO_CONSUMER_KEY: serpro.consumerKey,
      SERPRO_CONSUMER_SECRET: serpro.consumerSecret,
    }),
    ...of('YENTE_URL', { YENTE_URL: `${url}/yente`, YENTE_API_KEY: yente.apiKey }),
    ...of('PAN_URL', { PAN_URL: `${url}/pan`, PAN_USER_ID: pan.userId, PAN_CERTIFICATE: pan.certificate, PAN_PRIVATE_KEY: pan.privateKey }),
    ...of('VIES_URL', { VIES_URL: `${url}/vies` }),
    ...of('OFAC_URL', { OFAC_URL: `${url}/ofac/exports` }),
    ...of('BUREAU_URL', {
      BUREAU_URL: `${url}/bureau`,
      BUREAU_API_KEY: bureau.apiKey,
      BUREAU_NAME: 'Birô Caixa de Areia',
      BUREAU_ADDRESS: 'Rua do Exemplo 1, 01000-000 São Paulo, SP',
      BUREAU_PHONE: '0800 555 0199',
      BUREAU_WEBSITE: 'bureau.example.org',
    }),
    ...of('TWILIO_URL', {
      TWILIO_URL: `${url}/twilio`,
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      TWILIO_FROM: twilio.from,
    }),
    ...of('TWILIO_VERIFY_URL', { TWILIO_VERIFY_URL: `${url}/twilio-verify`, TWILIO_VERIFY_SERVICE_SID: twilio.verifyServiceSid }),
    ...of('PIX_URL', {
      PIX_URL: `${url}/pix`,
      PIX_CLIENT_ID: pix.clientId,
      PIX_CLIENT_SECRET: pix.clientSecret,
      PIX_WEBHOOK_SECRETS: pix.webhookSecrets.join(','),
      PIX_ISPB: pix.ispb,
    }),
    // The bank of the sandbox is reached by folders, so it is on this machine or nowhere.
    ...of('ISO20022_FOLDER', {
      ISO20022_FOLDER: counterFolder(join(given['DATA_FOLDER'] ?? '.', 'sandbox'), 'iso20022'),
      ISO20022_PAYER_NAME: bank.name,
      ISO20022_PAYER_IBAN: bank.iban,
      ISO20022_PAYER_BIC: bank.bic,
    }),
    ...of('NACHA_FOLDER', {
      NACHA_FOLDER: counterFolder(join(given['DATA_FOLDER'] ?? '.', 'sandbox'), 'nacha'),
      NACHA_COMPANY_NAME: bank.name,
      NACHA_COMPANY_ID: bank.companyId,
      NACHA_BANK_NAME: bank.bankName,
      NACHA_BANK_ROUTING_NUMBER: bank.routingNumber,
    }),
    ...of('DOCUSIGN_AUTH_URL', {
      DOCUSIGN_AUTH_URL: `${url}/docusign`,
      DOCUSIGN_INTEGRATION_KEY: docusign.integrationKey,
      DOCUSIGN_USER_ID: docusign.userId,
      DOCUSIGN_PRIVATE_KEY: docusign.privateKey,
      DOCUSIGN_CONNECT_KEYS: docusign.connectKeys.join(','),
    }),
    ...of('DOCUMENSO_URL', {
      DOCUMENSO_URL: `${url}/documenso/api/v2`,
      DOCUMENSO_API_KEY: documenso.apiKey,
      DOCUMENSO_WEBHOOK_SECRETS: documenso.webhookSecrets.join(','),
    }),
    ...of('DROPBOX_SIGN_URL', {
      DROPBOX_SIGN_URL: `${url}/dropbox-sign/v3`,
      DROPBOX_SIGN_API_KEYS: dropboxSign.apiKeys.join(','),
      DROPBOX_SIGN_CLIENT_ID: dropboxSign.clientId,
      DROPBOX_SIGN_TEST_MODE: 'on',
      DROPBOX_SIGN_PAGE_ORIGIN: new URL(url).origin,
    }),
    ...of('TEXTRACT_URL', {
      TEXTRACT_URL: `${url}/textract`,
      TEXTRACT_REGION: textract.region,
      TEXTRACT_ACCESS_KEY_ID: textract.accessKeyId,
      TEXTRACT_SECRET_ACCESS_KEY: textract.secretAccessKey,
    }),
    ...of('CMIS_URL', {
      CMIS_URL: `${url}/cmis/browser`,
      CMIS_USER: cmis.user,
      CMIS_PASSWORD: cmis.password,
      CMIS_REPOSITORY: cmis.repositoryId,
    }),
    ...of('ALFRESCO_URL', { ALFRESCO_URL: `${url}/alfresco`, ALFRESCO_USER: alfresco.user, ALFRESCO_PASSWORD: alfresco.password }),
    ...of('S3_BUCKET', {
      S3_BUCKET: s3.bucket,
      S3_REGION: s3.region,
      S3_URL: `${url}/s3`,
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
    }),
    ...of('SMTP_HOST', { SMTP_HOST: '127.0.0.1', SMTP_SECURITY: 'none', SMTP_USER: smtp.user, SMTP_PASSWORD: smtp.password }),
  }
}
