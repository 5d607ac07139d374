import type { SigningPage } from '../generated/api.ts'

/** How a visit to the page of a signing service ended, in the words that services add to the address they send a signer back to. */
export type VisitEvent = 'signing_complete' | 'decline' | 'cancel'

/**
 * Leaves for the page of the signing service, which sends the signer back to us, or shows it above our own page. Resolves with how the visit
 * ended where we stayed; it proves nothing.
 */
export async function goToSigningPage(page: SigningPage, locale: string): Promise<VisitEvent | undefined> {
  switch (page.kind) {
    case 'redirect':
      window.location.assign(page.url)
      return undefined
    case 'frame':
      return showFrame(page, locale)
  }
}

/** The vendor's own script shows the page and speaks with it; it is loaded only by who signs there. */
async function showFrame(page: Extract<SigningPage, { kind: 'frame' }>, locale: string): Promise<VisitEvent> {
  const { default: HelloSign } = await import('hellosign-embedded/umd/embedded.production.min.js')
  const client = new HelloSign({ clientId: page.clientId, skipDomainVerification: page.skipDomainVerification, locale })
  return new Promise((resolve) => {
    let ended: VisitEvent = 'cancel'
    client.on('sign', () => {
      ended = 'signing_complete'
    })
    client.on('decline', () => {
      ended = 'decline'
    })
    client.on('close', () => resolve(ended))
    client.open(page.url)
  })
}
