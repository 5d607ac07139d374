/** The schedule of the slow poll, and the id that each of its runs begins with. */
export const reconciliationId = 'reconciliation'
