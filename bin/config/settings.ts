import { z } from 'zod'
import { checkIban, parseIban } from '#domain/identity/iban.ts'
import { key, list, pem, port, timeOfDay } from './setting-kinds.ts'

/** Every setting with its form and, where there is one, its usual value. */
export const settings = z.object({
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
  OCR_PROVIDER: z.enum(['tesseract', 'textract']).optional(),
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

/** As the process is given them. */
export type Environment = Readonly<Record<string, string | undefined>>
