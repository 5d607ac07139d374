import { type Catalogue, nothing, onTheLine } from '../control/common-scenarios.ts'

const { down, refused_connection, slow, unauthorized_once, reply_lost_after_commit } = onTheLine

/** What the mail server plays itself: it is no web server. */
export const mailScenarios = {
  down,
  refused_connection,
  slow,
  unauthorized_once,
  reply_lost_after_commit,
  mail_deferred: { aspect: 'answer', parameters: nothing },
  mail_refused: { aspect: 'answer', parameters: nothing },
} as const satisfies Catalogue
