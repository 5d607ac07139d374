import { z } from 'zod'
import type { Role } from '#domain/case/role.ts'
import { formatCpf, maskCpf, type Cpf } from '#domain/identity/cpf.ts'
import { formatPostalCode } from '#domain/identity/postal-code.ts'
import type { PartyProfile } from '#domain/party/profile.ts'
import { moneyView, toMoney } from '../http/money-view.ts'

export const applicantView = z
  .object({
    fullName: z.string().nullable(),
    socialName: z.string().nullable(),
    birthDate: z.string().nullable(),
    taxId: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    monthlyIncome: moneyView.nullable(),
    occupation: z.string().nullable(),
    pixKey: z.object({ kind: z.string(), value: z.string() }).nullable(),
    /** Tax number and birth date are shown in part to roles that do not work with them. */
    masked: z.boolean(),
  })
  .meta({ id: 'Applicant' })

/** Roles that compare what is on documents and in registers, and so need it whole. */
const seesAll: readonly Role[] = ['reviewer', 'underwriter', 'senior_underwriter', 'compliance']

export function toApplicantView(profile: PartyProfile, currency: string, roles: readonly Role[]): z.input<typeof applicantView> {
  const masked = !roles.some((role) => seesAll.includes(role))
  const { address } = profile
  return {
    fullName: profile.fullName ?? null,
    socialName: profile.socialName ?? null,
    birthDate: profile.birthDate === undefined ? null : masked ? `${profile.birthDate.slice(0, 4)}-**-**` : profile.birthDate,
    taxId: profile.taxId === undefined ? null : masked ? maskCpf(profile.taxId as Cpf) : formatCpf(profile.taxId as Cpf),
    email: profile.email ?? null,
    phone: profile.phone ?? null,
    address: address
      ? [
          `${address.street} ${address.number}`,
          address.complement,
          address.district,
          `${formatPostalCode(address.postalCode)} ${address.city}, ${address.state}`,
          address.country,
        ]
          .filter(Boolean)
          .join(', ')
      : null,
    monthlyIncome: profile.monthlyIncomeMinor === undefined ? null : toMoney(profile.monthlyIncomeMinor, currency),
    occupation: profile.occupation ?? null,
    pixKey: profile.pixKey ? { kind: profile.pixKey.kind, value: masked ? '***' : profile.pixKey.value } : null,
    masked,
  }
}
