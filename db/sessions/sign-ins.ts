import type { Db } from '../connect.ts'
import { hashSecret } from './create-session.ts'

export type SignIn = { state: string; nonce: string; codeVerifier: string; returnTo: string }

const standsSeconds = 600

/** Remembers a sign-in between leaving for the identity provider and coming back. */
export async function saveSignIn(db: Db, signIn: SignIn): Promise<void> {
  await db('sign_in').where('expires_at', '<', db.fn.now()).delete()
  await db('sign_in').insert({
    state_hash: hashSecret(signIn.state),
    nonce: signIn.nonce,
    code_verifier: signIn.codeVerifier,
    return_to: signIn.returnTo,
    expires_at: db.raw('now() + make_interval(secs => ?)', [standsSeconds]),
  })
}

/** Takes it out again: a state is good for one return. */
export async function takeSignIn(db: Db, state: string): Promise<Omit<SignIn, 'state'> | undefined> {
  const rows = (await db('sign_in')
    .where({ state_hash: hashSecret(state) })
    .where('expires_at', '>', db.fn.now())
    .delete()
    .returning(['nonce', 'code_verifier', 'return_to'])) as { nonce: string; code_verifier: string; return_to: string }[]
  const row = rows[0]
  return row && { nonce: row.nonce, codeVerifier: row.code_verifier, returnTo: row.return_to }
}
