/** Inviting people to a meeting by mail. */
export { readInviting as read, checkList as check } from '../domain/inviting/read.ts'
export { sendTrial as trial, inviteByMail as send } from '../domain/inviting/send.ts'
