/** What an account is trusted with, as people read it. */
import type { AccountRole } from './contract/words.ts'
import { m } from './paraglide/messages.js'

export const accountRoleLabel: Record<AccountRole, () => string> = {
  facilitator: m.admin_role_facilitator,
  secretary: m.admin_role_secretary,
  official: m.admin_role_official,
  administrator: m.admin_role_administrator,
}
