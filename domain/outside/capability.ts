/** What outside systems are for. A provider serves one of these. */
export const capabilities = ['ocr', 'tax', 'screening', 'bureau', 'esign', 'ecm', 'sms', 'mail', 'payments'] as const
export type Capability = (typeof capabilities)[number]
