import type { JWK } from 'jose'

/** One account. Two accounts may belong to one person: what needs two people must tell them apart by `personId`. */
export type StaffAccount = { sub: string; personId: string; name: string; email: string; roles: readonly string[] }

/** An application that staff sign in to: with a secret (`client_secret_basic`) or with its own key (`private_key_jwt`). */
export type RelyingParty = {
  clientId: string
  redirectUris: string[]
  postLogoutRedirectUris: string[]
} & ({ clientSecret: string } | { jwks: { keys: JWK[] } })
