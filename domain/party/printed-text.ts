/** Letters that our documents can print: those of the languages written in Latin letters, Vietnamese among them. */
const letters = 'A-Za-zÀ-ÖØ-öø-ſƠơƯưȘ-țẠ-ỹ'

/**
 * A name as documents print it. A contract names its borrower in full, and one with an empty box in it is wrong: a name that cannot be
 * printed is said to be so while its bearer can still write it in Latin letters, as passports do (ICAO Doc 9303-3, 3.4).
 */
export const printedName = new RegExp(`^[${letters}'’.\\- ]+$`, 'u')

/** A line of an address, in the same letters, with what stands on a keyboard. */
export const printedLine = new RegExp(`^[${letters}\\u0020-\\u007e\\u00a1-\\u00ac\\u00ae-\\u00ff‘’“”–—…•]+$`, 'u')
