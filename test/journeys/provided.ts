declare module 'vitest' {
  interface ProvidedContext {
    /** Asked for its addresses at a worker's path, the product of that worker's journeys starts if it does not run yet. */
    workersProduct: string
  }
}
