import type { Locale } from '#domain/texts/locale.ts'
import type { Db } from '../connect.ts'

/** From now on the applicant is spoken to in this language: on their screen, in messages, and in documents that are still to be made. */
export async function changeLocale(db: Db, applicationId: string, locale: Locale): Promise<void> {
  await db('application').where({ id: applicationId }).update({ locale })
}
