import { z } from 'zod'

// Ready-made fields for the results of calculations. Numbers leave as decimal text, so that no reader's floating point touches them.

export const decimalText = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ id: 'DecimalText', description: 'Decimal text', example: '1234.56' })

export const dateText = z.iso.date()

/** A sum of fractions of a year, such as `3/365+1/12`. */
export const fractionText = z.string().regex(/^-?\d+(\/\d+)?([+-]\d+(\/\d+)?)*$/)

/** An object of decimal texts by name. */
export function decimalTexts<const Name extends string>(...names: Name[]) {
  return z.object(Object.fromEntries(names.map((name) => [name, decimalText])) as Record<Name, typeof decimalText>)
}
