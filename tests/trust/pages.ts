/**
 * The pages, as the matrix names them, and who gets in:
 * `everybody`, who only sees what the core lets them see; `login`, sent to /login without one; `operator`, with the link
 * of the terminal. What a form on a page does is asked of the core by the same verbs as everything else.
 */
export type Door = 'everybody' | 'login'

export const pages: Record<string, Door> = {}
