import type { ConfiguredProviders } from '#api/outside/integration-routes.ts'

/** The providers that `build-outside.ts` builds clients of, under the names by which products and staff call them; the usual one first. */
export const configuredProviders: ConfiguredProviders = {
  ocr: ['tesseract', 'textract'],
  tax: ['serpro'],
  screening: ['yente'],
  bureau: ['bureau'],
  ecm: ['folder'],
  sms: ['twilio'],
  mail: ['smtp'],
  payments: ['pix'],
}

/** Signing services are there where they have an address; our own signing page calls nobody. */
export function signingProviders(services: Readonly<Record<string, unknown>>): ConfiguredProviders {
  const names = Object.keys(services)
  return names.length > 0 ? { esign: names } : {}
}
