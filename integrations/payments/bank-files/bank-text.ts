const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  œ: 'oe',
  Œ: 'OE',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  '&': '+',
}

/**
 * Text that every bank takes: the basic Latin set of the European Payments Council (EPC217-08). Accents go, what has no letter there becomes a
 * full stop. Example: `José & Conceição` is `Jose + Conceicao`.
 */
export function toBankText(text: string, maximumLength: number): string {
  return Array.from(text.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    .map((sign) => letters[sign] ?? sign)
    .join('')
    .replaceAll(/[^A-Za-z0-9/\-?:().,'+ ]/g, '.')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, maximumLength)
    .trim()
}
