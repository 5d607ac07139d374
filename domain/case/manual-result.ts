import type { ContentReference } from './order.ts'

/** What staff may enter by hand in place of an outside system's answer, by kind of step. Codes only: the evidence file holds the rest. */
export type ManualResult =
  | { kind: 'tax_standing'; standing: 'regular' | 'pending_regularisation' }
  | { kind: 'screening'; outcome: 'no_hits' }
  | { kind: 'bureau'; outcome: 'no_hit' }
  | { kind: 'bureau'; outcome: 'hit'; score: number; monthlyObligationsMinor: number; openDefaults: number }
  /** What a person read from the document is personal: the order names it in the record, by a salted hash of it. */
  | { kind: 'identity_document'; reading: ContentReference }
  /** Orders from before what was read had to be said; nothing was compared after them. */
  | { kind: 'identity_document'; outcome: 'matches_declaration' }
  /** What somebody earns is personal: the order names the figure in the record, by a salted hash of it. */
  | { kind: 'income'; figure: ContentReference }
  | { kind: 'filing'; objectId: string }

export type ManualResultKind = ManualResult['kind']
