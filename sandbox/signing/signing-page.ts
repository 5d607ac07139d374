import { escapeHtml, htmlPage } from '../pages/html.ts'

type ShownPage = {
  service: string
  title: string
  signerName: string
  /** Where the document can be read. */
  documentUrl: string
  /** Where the forms are sent. */
  formUrl: string
  /** Whether the signer may put it off, and is sent back without having decided. */
  mayComeBack: boolean
}

/** The page on which a person signs at a service: the document, their name, and three ways out. Works without scripts. */
export function signingPageHtml({ service, title, signerName, documentUrl, formUrl, mayComeBack }: ShownPage): string {
  return htmlPage(
    `${service}: ${title}`,
    `<header><h1>${escapeHtml(service)} <small>(sandbox)</small></h1><p>Nobody here exists, and nothing that is signed here binds anybody.</p></header>
<main><section aria-labelledby="document"><h2 id="document">${escapeHtml(title)}</h2>
<p><a href="${escapeHtml(documentUrl)}" target="_blank" rel="noopener">Read the document</a></p></section>
<section aria-labelledby="sign"><h2 id="sign">Sign</h2>
<form method="post" action="${escapeHtml(formUrl)}"><input type="hidden" name="act" value="sign">
<label><input type="checkbox" name="agrees" value="yes" required> I agree to use electronic records and signatures.</label>
<label>Your name <input name="signature" value="${escapeHtml(signerName)}" required maxlength="100" autocomplete="name"></label>
<button>Finish</button></form></section>
<section aria-labelledby="else"><h2 id="else">Or not</h2>
<form method="post" action="${escapeHtml(formUrl)}"><input type="hidden" name="act" value="decline">
<label>Why do you decline? <input name="reason" required maxlength="200" autocomplete="off"></label><button>Decline to sign</button></form>
${mayComeBack ? `<form method="post" action="${escapeHtml(formUrl)}"><input type="hidden" name="act" value="later"><button>Finish later</button></form>` : ''}
</section></main>`,
  )
}

/** What a person chose on the page; undefined for a form that the page did not make. */
export type SignerAct = { act: 'sign'; signature: string } | { act: 'decline'; reason: string } | { act: 'later' }

export function readSignerAct(body: string): SignerAct | undefined {
  const form = new URLSearchParams(body)
  const [signature, reason] = [form.get('signature')?.trim() ?? '', form.get('reason')?.trim() ?? '']
  switch (form.get('act')) {
    case 'sign':
      return form.get('agrees') === 'yes' && signature !== '' ? { act: 'sign', signature } : undefined
    case 'decline':
      return reason === '' ? undefined : { act: 'decline', reason }
    case 'later':
      return { act: 'later' }
    default:
      return undefined
  }
}

/** Only styles, and forms to where the page says: the sandbox's page opens nothing else in a visitor's browser. */
export function signingPagePolicy(formTargets: readonly string[] = []): string {
  return `default-src 'none'; style-src 'unsafe-inline'; form-action ${["'self'", ...formTargets].join(' ')}; base-uri 'none'`
}
