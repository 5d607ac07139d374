/** Why a case is held. A sanctions hold is for compliance alone, to place and to lift. */
export const holdKinds = ['sanctions', 'fraud', 'legal'] as const
export type HoldKind = (typeof holdKinds)[number]

/** How a hold came to its end: by an order, or because the case itself ended. */
export const holdEndings = ['lifted', 'case_ended'] as const
export type HoldEnding =
  | { how: 'lifted'; at: string; by: string; orderId?: string; reasonCode?: string; confirmedBy?: string }
  | { how: 'case_ended'; at: string; by: string }

/**
 * One reason for which a case does not go on. Each is placed and lifted by itself, and the case is held for as long as any stands: lifting what
 * one colleague ordered never undoes what another did.
 */
export type Hold = {
  /** That of the order that placed it. */
  holdId: string
  kind: HoldKind
  /** Missing on a hold that was carried over from before holds told it. */
  reasonCode?: string
  since: string
  by: string
  /** The case in which compliance confirmed what the hold is for; missing where somebody placed it of their own accord. */
  confirmedIn?: string
  ending?: HoldEnding
}

/** A hold as it was told before several could stand: one for each case, without a name. */
export type SoleHold = { kind: HoldKind; since: string; by: string }

type WithHolds = { holds: readonly Hold[] }

/** The holds for which the case does not go on now, the oldest first. */
export function standingHolds({ holds }: WithHolds): Hold[] {
  return holds.filter(({ ending }) => ending === undefined)
}

export function isHeld(facts: WithHolds): boolean {
  return facts.holds.some(({ ending }) => ending === undefined)
}

/** The hold that an order to lift is about. An order from before holds had names means the only one that stands, and none where there are several. */
export function holdToLift(facts: WithHolds, { holdId }: { holdId?: string }): Hold | undefined {
  const standing = standingHolds(facts)
  if (holdId !== undefined) return standing.find((hold) => hold.holdId === holdId)
  return standing.length === 1 ? standing[0] : undefined
}

/** Facts as they may have been kept: those of a case that has not moved since know at most one hold, and nothing of its end. */
export type KeptFacts<Facts extends WithHolds> = Omit<Facts, 'holds'> & { holds?: Hold[]; hold?: SoleHold }

/** The facts with a list of holds, whenever they were kept. `toHolds` says what the one hold of old is in the list. */
export function withHolds<Facts extends WithHolds>(kept: KeptFacts<Facts>, toHolds: (hold: SoleHold) => Hold[]): Facts {
  const { hold, holds, ...facts } = kept
  return { ...facts, holds: holds ?? (hold ? toHolds(hold) : []) } as unknown as Facts
}
