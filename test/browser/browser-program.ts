/** A browser on this machine, and what it must find in its environment. */
export type BrowserProgram = { executablePath: string; environment: Readonly<Record<string, string>> }
