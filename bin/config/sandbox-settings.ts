import { join } from 'node:path'
import { counterFolder } from '#sandbox/bank/bank.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import type { Environment } from './settings.ts'

/** The sandbox in the place of every vendor that has no address of its own. */
export function sandboxSettings(url: string, given: Environment): Record<string, string> {
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
