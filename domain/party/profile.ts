export type Address = {
  postalCode: string
  street: string
  number: string
  complement?: string
  district: string
  city: string
  /** Two letters. */
  state: string
  /** ISO 3166 alpha-2. */
  country: string
}

export type PixKey = { kind: 'cpf' | 'phone' | 'email' | 'evp'; value: string }

/** What an applicant declared of themselves, as far as they have come. Personal data: stored encrypted, never in a workflow, a log or a URL. */
export type PartyProfile = {
  fullName?: string
  /** The name the person uses, shown instead of the legal name. */
  socialName?: string
  /** ISO date. */
  birthDate?: string
  /** CPF, digits only. */
  taxId?: string
  email?: string
  /** E.164. */
  phone?: string
  address?: Address
  monthlyIncomeMinor?: number
  occupation?: string
  pixKey?: PixKey
}

/** A profile in which everything that the checks need is there. */
export type DeclaredProfile = PartyProfile &
  Required<Pick<PartyProfile, 'fullName' | 'birthDate' | 'taxId' | 'address' | 'monthlyIncomeMinor' | 'pixKey'>>

/** How to address the person: the social name where there is one. */
export function calledName(profile: PartyProfile): string | undefined {
  return profile.socialName ?? profile.fullName
}
