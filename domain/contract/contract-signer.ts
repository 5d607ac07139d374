import type { DeclaredProfile } from '../party/profile.ts'

/**
 * Whom a signing service puts the contract before. A service takes nobody without an e-mail address; who gave none gets one in our own domain
 * that names nobody, and no mail is ever sent to it, because we lead the signer to the page ourselves. Example: `018f…@signer.tenor.example`.
 */
export function contractSigner(
  { fullName, email }: Pick<DeclaredProfile, 'fullName' | 'email'>,
  { envelopeId, mailDomain }: { envelopeId: string; mailDomain: string },
): { name: string; email: string } {
  return { name: fullName, email: email ?? `${envelopeId}@signer.${mailDomain}` }
}
