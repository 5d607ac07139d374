import type { z } from 'zod'
import type { Environment, settings } from './settings.ts'

/** What is missing beside what was set: the second setting of a service that has its first. */
export function incompleteSettings(asked: Environment): string[] {
  return [...incompleteServices(asked), ...incompleteArchive(asked), ...incompleteCodes(asked)]
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

function incompleteCodes(asked: Environment): string[] {
  if (asked['ONE_TIME_CODES_BY'] !== 'twilio-verify' || asked['TWILIO_VERIFY_SERVICE_SID'] !== undefined) return []
  return ['TWILIO_VERIFY_SERVICE_SID: needed because ONE_TIME_CODES_BY is twilio-verify']
}
