import { z } from 'zod'

/** Every address below an application names it, so that one place can check whose it is. */
export const applicationPath = z.object({ applicationId: z.uuid() })
