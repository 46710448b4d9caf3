/** Cards to write on by hand, and their way back in. */
export { printCards as print } from '../domain/paper/print.ts'
export { lookUpCard as lookUp, readCards as read } from '../domain/paper/read.ts'
