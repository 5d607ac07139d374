/** The address that opens an application elsewhere. The secret stands behind the #, which no browser sends to a server or a log. */
export function resumeLink(origin: string, secret: string): string {
  return `${origin}/apply/resume#${secret}`
}

/** Takes the secret out of the address bar, so that it is neither in the history nor on a screenshot. */
export function takeResumeSecret(
  location: Pick<Location, 'pathname' | 'hash'>,
  history: Pick<History, 'replaceState'>,
): string | undefined {
  const secret = decodeURIComponent(location.hash.slice(1))
  if (!location.pathname.endsWith('/resume') || secret === '') return undefined
  history.replaceState(null, '', location.pathname)
  return secret
}
