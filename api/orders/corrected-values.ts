import { z } from 'zod'
import { isCpf } from '#domain/identity/cpf.ts'
import { personName } from '../applications/declaration-routes.ts'

const pixKey = z.strictObject({ kind: z.enum(['cpf', 'phone', 'email', 'evp']), value: z.string().trim().min(3).max(77) })

/** What staff may correct, in the shapes that the declaration has. At least one. */
export const correctedValues = z
  .strictObject({
    fullName: personName.optional(),
    birthDate: z.iso.date().optional(),
    taxId: z
      .string()
      .transform((value) => value.replace(/\D/g, ''))
      .refine(isCpf, 'a valid CPF')
      .optional(),
    email: z.email().max(200).optional(),
    phone: z
      .string()
      .regex(/^\+[1-9]\d{7,14}$/, 'a number with country code, such as +5511912345678')
      .optional(),
    pixKey: pixKey.optional(),
  })
  .refine((values) => Object.values(values).some((value) => value !== undefined), 'at least one value')
