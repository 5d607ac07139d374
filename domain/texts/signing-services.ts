/** The provider of signatures that is our own page. */
export const ownSigningPage = 'built-in'

const names: Readonly<Record<string, string>> = { docusign: 'DocuSign', documenso: 'Documenso', 'dropbox-sign': 'Dropbox Sign' }

/** What people call the service on whose page a contract is signed; undefined for our own page. */
export function signingServiceName(provider: string | null): string | undefined {
  return provider === null || provider === ownSigningPage ? undefined : (names[provider] ?? provider)
}
