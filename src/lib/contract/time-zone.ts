/** The municipality's own. */
export const timeZone = 'Europe/Copenhagen'
