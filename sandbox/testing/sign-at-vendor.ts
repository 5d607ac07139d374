/** How a person decides on the page of a signing service. */
export type SignerDecision = { act: 'sign'; signature?: string } | { act: 'decline'; reason: string } | { act: 'later' }

/** Opens the page of a signing service as a browser does, decides there, and returns where the service sends the signer then. */
export async function signAtVendor(url: string, decision: SignerDecision = { act: 'sign' }): Promise<URL> {
  const page = await fetch(url, { redirect: 'manual' })
  const turnedAway = page.headers.get('location')
  if (turnedAway !== null) return new URL(turnedAway, url)
  const html = await page.text()
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1]
  if (!page.ok || action === undefined) throw new Error(`no signing page at ${url}: ${page.status}`)
  const shownName = /name="signature" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const form = new URLSearchParams(
    decision.act === 'sign' ? { act: 'sign', agrees: 'yes', signature: decision.signature ?? shownName } : { ...decision },
  )
  const decided = await fetch(new URL(action, url), { method: 'POST', body: form, redirect: 'manual' })
  const location = decided.headers.get('location')
  if (location !== null) return new URL(location, url)
  // A page inside another page sends nobody away.
  if (decided.ok) return new URL(decided.url)
  throw new Error(`the signing page did not let go: ${decided.status} ${await decided.text()}`)
}
