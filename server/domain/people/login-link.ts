/**
 * A link that logs in once: by mail to whoever asks, known or not, and by hand for who sits at this machine already. Nothing
 * here looks an address up before its link is used, so no answer and no waiting tells whether somebody has an account.
 */
import type { ExpressionBuilder } from 'kysely'
import { AskForLinkInput, UseCodeInput, UseLinkInput } from '../../../src/lib/contract/inputs/logging-in.ts'
import { linkLivesMinutes } from '../../../src/lib/contract/limits.ts'
import type { Language } from '../../../src/lib/contract/words.ts'
import { hmac, sha256, typedCode } from '../../ids.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Database, LoginLinkTable, Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { postLetter } from '../mail/post.ts'
import { slackMs } from '../clock/slack.ts'
import type { Tools } from '../tools.ts'
import { knownAddress } from './mail-address.ts'
import { accountAt, makeCitizen } from './newcomer.ts'

const minuteMs = 60_000
const handedLivesMs = 12 * 60 * minuteMs
const mostWrongCodes = 5

interface Asked {
  /** The browser that asks. */
  asker: string
  language: Language
  /** Where people reach this server; null where it cannot be sure of that: then the mail has the code alone. */
  origin: string | null
  /** Where to go afterwards, a path of ours. */
  next: string | null
}

/** Sends a link and a code. An earlier link that the same browser asked for works no longer; nobody ends another's. Refuses `email_wrong`. */
export async function askForLink(tools: Tools, asked: Asked, input: unknown): Promise<void> {
  const email = knownAddress(parse(AskForLinkInput, input).email)
  const [secret, code] = [tools.newSecret(), tools.newCode()]
  const expiresAt = tools.now() + linkLivesMinutes * minuteMs
  const link = {
    ...{ secretHash: sha256(secret), email, asker: asked.asker, next: asked.next, expiresAt, tries: 0 },
    codeHash: codeHashOf(tools, code),
  }
  await tools.write(async (trx) => {
    await endLinks(tools, trx, { email, asker: asked.asker })
    await trx
      .insertInto('loginLink')
      .values(link)
      // Asked twice at the same instant.
      .onConflict((conflict) => conflict.columns(['email', 'asker']).doUpdateSet(link))
      .execute()
    const { language, origin } = asked
    const content = {
      ...{ language, subject: '', text: '', said: { code } },
      link: origin && `${origin}/login/${secret}`,
    }
    const letter = {
      key: letterKey(link.secretHash),
      kind: 'login' as const,
      meetingId: null,
      accountId: null,
    }
    await postLetter(tools, trx, { ...letter, content, expiresAt, turn: 'awaited' }, [
      { address: email, name: null },
    ])
  })
}

const letterKey = (secretHash: string): string => `login:${secretHash}`

/** Those to this address, of one browser or of all, and every one whose time is over. What has not been sent of them never will be. */
async function endLinks(
  { now }: Tools,
  trx: Trx,
  { email, asker }: { email: string; asker?: string },
): Promise<void> {
  const ended = await trx
    .deleteFrom('loginLink')
    .where((eb) =>
      eb.or([
        eb.and([eb('email', '=', email), ...(asker === undefined ? [] : [eb('asker', '=', asker)])]),
        eb('expiresAt', '<=', now()),
      ]),
    )
    .returning(['secretHash', 'email'])
    .execute()
  const keys = ended.filter((link) => link.email).map(({ secretHash }) => letterKey(secretHash))
  if (keys.length > 0)
    await trx
      .updateTable('letter')
      .set({ expiresAt: now() })
      .where('key', 'in', keys)
      .where('endedAt', 'is', null)
      .execute()
}

/** A link that logs in once, for who sits at this machine already. */
export async function offerLogin(tools: Tools, accountId: string): Promise<{ secret: string }> {
  const secret = tools.newSecret()
  const link = { secretHash: sha256(secret), accountId, tries: 0, expiresAt: tools.now() + handedLivesMs }
  await tools.write((trx) => trx.insertInto('loginLink').values(link).execute())
  return { secret }
}

export interface LetIn {
  accountId: string
  next: string | null
  way: 'mail' | 'handed'
}

/** What a link would do, for whoever holds it; looking uses nothing up. */
export async function readLoginLink(tools: Tools, secret: string): Promise<'works' | 'asks_name' | 'over'> {
  const link = await liveLink(tools.db, tools.now())
    .where('secretHash', '=', sha256(secret))
    .executeTakeFirst()
  if (!link) return 'over'
  return link.accountId || (await accountAt(tools.db, link.email ?? '')) ? 'works' : 'asks_name'
}

/**
 * Uses the link up. Refuses `login_link_used`, and `name_missing` where there is no account yet and no name for it; then
 * the link can be used again.
 */
export async function useLogin(tools: Tools, input: unknown): Promise<LetIn> {
  const { secret, name } = parse(UseLinkInput, input)
  const { outcome } = await tools.write(async (trx) => {
    const link = await liveLink(trx, tools.now())
      .where('secretHash', '=', sha256(secret))
      .$call(seized(trx))
      .executeTakeFirst()
    return use(tools, trx, link ?? refuse('login_link_used'), name)
  })
  return outcome
}

/**
 * Uses up the link that this browser asked for last, by the code in its mail. Refuses `login_code_wrong`; `login_code_over`
 * after five wrong ones, after its time, and in any other browser; and as `useLogin` does.
 */
export async function useLoginCode(tools: Tools, asker: string | null, input: unknown): Promise<LetIn> {
  const { code, name } = parse(UseCodeInput, input)
  const { outcome } = await tools.write(async (trx) => {
    const link = await liveLink(trx, tools.now())
      .where('asker', '=', asker ?? '')
      .where('codeHash', 'is not', null)
      .orderBy('expiresAt', 'desc')
      .limit(1)
      .$call(seized(trx))
      .executeTakeFirst()
    if (!link) return 'login_code_over' as const
    if (codeHashOf(tools, code) === link.codeHash) return use(tools, trx, link, name)
    return countWrong(trx, link)
  })
  // Refused only here: thrown inside, it would take back that it was counted.
  return typeof outcome === 'string' ? refuse(outcome) : outcome
}

async function countWrong(trx: Trx, link: LoginLinkTable): Promise<'login_code_wrong' | 'login_code_over'> {
  const tries = link.tries + 1
  const isOver = tries >= mostWrongCodes
  await trx
    .updateTable('loginLink')
    .set({ tries, ...(isOver && { codeHash: null }) })
    .where('secretHash', '=', link.secretHash)
    .execute()
  return isOver ? 'login_code_over' : 'login_code_wrong'
}

async function use(tools: Tools, trx: Trx, link: LoginLinkTable, name: string | undefined): Promise<LetIn> {
  const used = await trx
    .deleteFrom('loginLink')
    .where('secretHash', '=', link.secretHash)
    .returning('secretHash')
    .executeTakeFirst()
  if (!used) refuse('login_link_used')
  const { accountId, next } = link
  if (accountId) return { accountId, next, way: 'handed' }
  const email = link.email ?? refuse('login_link_used')
  await endLinks(tools, trx, { email })
  const known = await accountAt(trx, email)
  const made = known === null ? await makeCitizen(tools, trx, { name, email }) : null
  return { accountId: known ?? made?.accountId ?? refuse('unavailable'), next, way: 'mail' }
}

/** What was asked for and never used: addresses of people who may have no account. Answers with how much of it there was. */
export async function forgetAsked({ write, now }: Tools): Promise<number> {
  const { outcome } = await write(async (trx) => {
    let forgotten = 0n
    for (const table of ['loginLink', 'errand', 'arrival'] as const) {
      const { numDeletedRows } = await trx
        .deleteFrom(table)
        .where('expiresAt', '<=', now())
        .executeTakeFirst()
      forgotten += numDeletedRows
    }
    return Number(forgotten)
  })
  return outcome
}

/** One that lives longer than any may was made by a clock that was ahead. */
const liveLink = (reader: Reader, now: number) =>
  reader
    .selectFrom('loginLink')
    .selectAll()
    .where('expiresAt', '>', now)
    .where((eb) => eb.not(isEarly(eb, now)))

const isEarly = (eb: ExpressionBuilder<Database, 'loginLink'>, now: number) =>
  eb.or([
    eb('expiresAt', '>', now + handedLivesMs + slackMs),
    eb.and([eb('email', 'is not', null), eb('expiresAt', '>', now + linkLivesMinutes * minuteMs + slackMs)]),
  ])

/** They would work again when their own day comes. */
export async function endEarlyLinks({ write, now }: Tools): Promise<void> {
  await write((trx) =>
    trx
      .deleteFrom('loginLink')
      .where((eb) => isEarly(eb, now()))
      .execute(),
  )
}

/** There is no `U` in any code; whoever reads one saw a `V`. */
const codeHashOf = ({ sealKey }: Tools, code: string): string =>
  hmac(sealKey, `login code ${typedCode(code).replaceAll('U', 'V')}`)
