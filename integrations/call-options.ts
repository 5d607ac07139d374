/** How one call to an outside system is bounded. `signal` is the cancellation of the activity that makes the call. */
export type CallOptions = { signal?: AbortSignal }
