/** One short process for each code that is sent outside of a case's own steps. */
export function codeWorkflowId(codeId: string): string {
  return `oneTimeCode:${codeId}`
}
