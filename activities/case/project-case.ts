import { projectCase as writeProjection, type CaseProjection } from '#db/cases/project-case.ts'
import type { Store } from '#db/store.ts'

/** Brings the state of a case into the record. */
export function createProjectCase({ store }: { store: Store }) {
  return async function projectCase(projection: CaseProjection): Promise<void> {
    await writeProjection(store.db, projection)
  }
}
