import type { ConfiguredProviders } from '#api/outside/integration-routes.ts'
import type { Config } from './config.ts'

/** The providers that `build-outside.ts` builds clients of, under the names by which products and staff call them; the usual one first. */
export function configuredProviders(
  config: Pick<Config, 'ECM_PROVIDER' | 'OCR_PROVIDER' | 'ONE_TIME_CODES_BY' | 'PAN_URL' | 'ISO20022_FOLDER' | 'NACHA_FOLDER'>,
): ConfiguredProviders {
  const byFiles = [...(config.ISO20022_FOLDER ? ['iso20022'] : []), ...(config.NACHA_FOLDER ? ['nacha'] : [])]
  const codes = config.ONE_TIME_CODES_BY === 'built-in' ? [] : [config.ONE_TIME_CODES_BY]
  const tax = ['serpro', ...(config.PAN_URL ? ['pan'] : []), 'serpro-cnpj', 'vies']
  const ocr = config.OCR_PROVIDER === 'textract' ? ['textract', 'tesseract'] : ['tesseract', 'textract']
  return { ...wherever, ocr, tax, ecm: [config.ECM_PROVIDER], payments: ['pix', ...byFiles], sms: ['twilio', ...codes] }
}

const wherever = {
  screening: ['yente', 'ofac'],
  bureau: ['bureau'],
  mail: ['smtp'],
} as const satisfies ConfiguredProviders

/** Signing services are there where they have an address; our own signing page calls nobody. */
export function signingProviders(services: Readonly<Record<string, unknown>>): ConfiguredProviders {
  const names = Object.keys(services)
  return names.length > 0 ? { esign: names } : {}
}
