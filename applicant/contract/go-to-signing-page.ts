import type { SigningPage } from '../generated/api.ts'

/** Leaves for the page of the signing service, which sends the signer back to us. */
export async function goToSigningPage(page: SigningPage): Promise<void> {
  if (page.kind === 'redirect') return window.location.assign(page.url)
}
