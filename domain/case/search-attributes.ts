/** What engineers find cases by in the engine's own tools. Never personal: search attributes are not encrypted anywhere. */
export const caseSearchAttributes = { process: 'CaseProcess', status: 'CaseStatus' } as const
