import type { en } from './en.ts'

/** Everything that the app says. A language that lacks a text does not compile. */
export type Words = typeof en
