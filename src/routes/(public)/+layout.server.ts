/** Pages to be read need no script; those that gain by one say so themselves. */
export const csr = false
