import { AppError } from '#domain/errors.ts'

type Kept = {
  objectId: string
  /** How many are in force. */ holds: number
  /** ISO date: the longest of all versions. */ retainUntil: string
}

/** Holds beat retention; on the day to which something is retained it may go. Throws `ECM_OBJECT_RETAINED`. */
export function checkRemovable({ objectId, holds, retainUntil }: Kept, onDate: string): void {
  if (holds > 0) throw new AppError('ECM_OBJECT_RETAINED', { objectId, because: 'hold', holds })
  if (onDate < retainUntil) throw new AppError('ECM_OBJECT_RETAINED', { objectId, because: 'retention', retainUntil })
}
