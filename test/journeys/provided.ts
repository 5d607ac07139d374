declare module 'vitest' {
  interface ProvidedContext {
    /** Asked for its addresses, the shared product of the journeys starts if it does not run yet. */
    sharedProduct: string
  }
}
