declare module 'hellosign-embedded/umd/embedded.production.min.js' {
  /** The part of the vendor's script that we use; it comes without types. */
  export default class HelloSign {
    constructor(options: { clientId: string; skipDomainVerification: boolean; locale: string })
    on(event: 'sign' | 'decline' | 'close', listener: () => void): void
    open(url: string): void
  }
}
