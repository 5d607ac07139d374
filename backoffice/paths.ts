/** Where the desk is served. */
export const deskBase = '/desk'

/** The one place that writes addresses of the desk, without its base, and of the API for plain links. */
export const paths = {
  cases: (queue?: string) => (queue === undefined ? '/cases' : `/cases?queue=${queue}`),
  case: (rootCaseId: string, at: { step?: string; view?: string } = {}) => {
    const query = new URLSearchParams(Object.entries(at).filter(([, value]) => value !== undefined)).toString()
    return `/cases/${rootCaseId}/show${query === '' ? '' : `?${query}`}`
  },
  proposals: () => '/proposals',
  proposal: (proposalId: string) => `/proposals?open=${proposalId}`,
  messages: (rootCaseId?: string) => (rootCaseId === undefined ? '/messages' : `/messages?case=${rootCaseId}`),
  integrations: () => '/integrations',
  provider: (provider: string) => `/integrations/${provider}/show`,
  bulkRetry: (bulkRetryId: string) => `/bulk-retries/${bulkRetryId}/show`,
  documentContent: (documentId: string) => `/api/documents/${documentId}/content`,
  exportContent: (exportId: string) => `/api/exports/${exportId}/content`,
  /** Leaves for the identity provider, and comes back to this page of the desk. */
  signIn: (returnTo: string) => `/auth/sign-in?returnTo=${encodeURIComponent(`${deskBase}${returnTo}`)}`,
}
