// GSM 03.38, the default alphabet and its extension, whose characters count twice.
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extended = new Set('^{}\\[~]|€\f')

export type SmsLength = { alphabet: 'gsm-7' | 'ucs-2'; characters: number; segments: number }

/**
 * How a text travels as SMS: 160 characters of the GSM alphabet in one message or 153 in each of several; with any other character, such as
 * `ã`, 70 or 67 (3GPP TS 23.038 and 23.040).
 */
export function measureSms(text: string): SmsLength {
  const characters = Array.from(text)
  if (characters.every((one) => basic.has(one) || extended.has(one))) {
    const length = characters.reduce((sum, one) => sum + (extended.has(one) ? 2 : 1), 0)
    return { alphabet: 'gsm-7', characters: length, segments: length <= 160 ? 1 : Math.ceil(length / 153) }
  }
  return { alphabet: 'ucs-2', characters: text.length, segments: text.length <= 70 ? 1 : Math.ceil(text.length / 67) }
}
