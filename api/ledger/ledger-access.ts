import type { Access } from '../http/route.ts'

/** Who reads the books: whoever runs the product, and whoever examines it. */
export const readsTheBooks = { who: 'staff', roles: ['operations', 'compliance', 'auditor'] } as const satisfies Access
