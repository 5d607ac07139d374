import { docusignKey } from './docusign/published-key.ts'
import { panCertificate } from './pan/published-certificate.ts'

export type SandboxCredentials = {
  serpro: { consumerKey: string; consumerSecret: string }
  yente: { apiKey: string }
  bureau: { apiKey: string }
  twilio: { accountSid: string; authToken: string; from: string; verifyServiceSid: string }
  /** `webhookSecrets`: the current one first, then the one it replaces. `ispb` is the provider's bank code: end-to-end ids begin with it. */
  pix: { clientId: string; clientSecret: string; ispb: string; webhookSecrets: readonly [current: string, previous: string] }
  /** `privateKey` is what the customer keeps; the vendor has its public half. `connectKeys`: the current one first, then the one it replaces. */
  docusign: {
    integrationKey: string
    userId: string
    accountId: string
    privateKey: string
    connectKeys: readonly [current: string, previous: string]
  }
  /** `webhookSecrets`: the current one first, then the one it replaces. */
  documenso: { apiKey: string; webhookSecrets: readonly [current: string, previous: string] }
  /** The key is the only secret: reports are signed with it too. The current one first, then the one it replaces. */
  dropboxSign: { apiKeys: readonly [current: string, previous: string]; clientId: string }
  /** Who pays through the bank that is reached by files. `companyId` is what the bank calls them in ACH files. */
  bank: { name: string; iban: string; bic: string; bankName: string; routingNumber: string; companyId: string }
  /** `privateKey` is what the approved entity keeps; the service has its certificate. */
  pan: { userId: string; certificate: string; privateKey: string }
  textract: { accessKeyId: string; secretAccessKey: string; region: string }
  /** The bucket has Object Lock; beside it there is `plain`, which has not. */
  s3: { accessKeyId: string; secretAccessKey: string; region: string; bucket: string }
  /** `others`: people who work in the archive; `archivist` manages its records too, `auditor` may read what is opened to them. */
  alfresco: { user: string; password: string; others: Readonly<Record<'archivist' | 'auditor', string>> }
  /** `others`: people who work in the archive; `auditor` may read what is opened to them, and change nothing. */
  cmis: { user: string; password: string; repositoryId: string; others: Readonly<Record<'archivist' | 'auditor', string>> }
  smtp: { user: string; password: string }
}

/** Published on purpose: they open nothing but the sandbox, and production refuses the sandbox. */
export const sandboxCredentials: SandboxCredentials = {
  serpro: { consumerKey: 'sandbox-consumer-key', consumerSecret: 'sandbox-consumer-secret' },
  yente: { apiKey: 'sandbox-yente-key' },
  bureau: { apiKey: 'sandbox-bureau-key' },
  twilio: {
    accountSid: 'AC00000000000000000000000000000001',
    authToken: 'sandbox-twilio-auth-token',
    from: '+5511900009999',
    verifyServiceSid: 'VA00000000000000000000000000000001',
  },
  pix: {
    clientId: 'sandbox-pix-client',
    clientSecret: 'sandbox-pix-secret',
    ispb: '99999004',
    webhookSecrets: ['whsec_c2FuZGJveC1waXgtY3VycmVudC1zZWNyZXQ=', 'whsec_c2FuZGJveC1waXgtcHJldmlvdXMtc2VjcmV0'],
  },
  docusign: {
    integrationKey: '5c2b8f7e-0000-4000-8000-00005a4d0001',
    userId: '5c2b8f7e-0000-4000-8000-00005a4d0002',
    accountId: '5c2b8f7e-0000-4000-8000-00005a4d0003',
    privateKey: docusignKey,
    connectKeys: ['sandbox-connect-current', 'sandbox-connect-previous'],
  },
  documenso: { apiKey: 'api_sandbox_documenso', webhookSecrets: ['sandbox-documenso-current', 'sandbox-documenso-previous'] },
  dropboxSign: { apiKeys: ['sandbox-dropbox-sign-current', 'sandbox-dropbox-sign-previous'], clientId: 'sandbox-dropbox-sign-app' },
  bank: {
    name: 'Tenor Financeira S.A.',
    iban: 'DE89370400440532013000',
    bic: 'SNDBDEFFXXX',
    bankName: 'SANDBOX BANK',
    routingNumber: '091000019',
    companyId: '1987654321',
  },
  pan: { userId: 'V0000001', certificate: panCertificate, privateKey: docusignKey },
  textract: { accessKeyId: 'AKIASANDBOX000000001', secretAccessKey: 'sandbox-textract-secret', region: 'us-east-1' },
  s3: { accessKeyId: 'AKIASANDBOX000000002', secretAccessKey: 'sandbox-s3-secret', region: 'us-east-1', bucket: 'tenor-archive' },
  cmis: {
    user: 'tenor',
    password: 'sandbox-cmis-password',
    repositoryId: 'archive',
    others: { archivist: 'sandbox-cmis-archivist', auditor: 'sandbox-cmis-auditor' },
  },
  alfresco: {
    user: 'tenor',
    password: 'sandbox-alfresco-password',
    others: { archivist: 'sandbox-alfresco-archivist', auditor: 'sandbox-alfresco-auditor' },
  },
  smtp: { user: 'tenor', password: 'sandbox-smtp-password' },
}
