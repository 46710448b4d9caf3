/** What somebody wrote is text wherever it stands in a feed: a reader of XML finds it as it was typed. */
import { expect, test } from 'vitest'
import { xml2js } from 'xml-js'
import { speaking } from '../../server/exports/language.ts'
import { atomOf } from '../../src/lib/following/atom.ts'
import { aPost, aWorld } from '../support/world.ts'

interface Node {
  name?: string
  text?: string
  cdata?: string
  elements?: Node[]
}

const under = (node: Node | undefined, name: string): Node[] =>
  (node?.elements ?? []).filter((one) => one.name === name)
const textOf = (node: Node | undefined): string =>
  (node?.elements ?? []).map(({ text, cdata }) => text ?? cdata ?? '').join('')

/** As a feed reader does with what is sent as markup. */
const shown = (markup: string): string => {
  expect(markup.replace(/<\/?p>|<br\/>/g, '')).not.toMatch(/[<>]|&(?!#\d+;)/)
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}

const answer = {
  ...{ outcome: 'must_not', text: '', reason: 'Vejloven siger nej.', office: 'Jura' },
  ...{ seen: 0, origin: null },
}

test.each(['<script>x</script>', 'a < b', 'Torv &amp; havn', ']]> og ]]>', 'Bænke & "borde"', 'Bænk \uffff'])(
  '%j is the same in every title and text',
  async (typed) => {
    const meeting = await aWorld().withOpenMeeting({ title: typed })
    const { core, host, meetingId, threadId, facilitator, citizen } = meeting
    await core.meetings.close(host, { meetingId })
    await core.meetings.publish(host, { meetingId })
    const { id } = await core.contributions.submit(await citizen(), aPost(threadId, typed))
    const { account, ...official } = await facilitator('Ole Bak')
    const by = { ...official, account: account && { ...account, roles: ['official' as const] } }
    await core.answers.publish(by, { threadId, about: id, ...answer })
    const feed = await core.following.feed({ kind: 'meeting', target: meetingId })
    const where = { origin: 'https://raad.example.dk', path: '/x.atom', page: '/x', municipality: typed }
    const [root] = under(xml2js(speaking('da', () => atomOf(feed, where))) as Node, 'feed')
    const said = typed.replace(/\uffff/g, '\ufffd')
    expect(textOf(under(root, 'title')[0])).toContain(`${said} – `)
    expect(textOf(under(under(root, 'author')[0], 'name')[0])).toContain(said)
    const entries = under(root, 'entry')
    expect(entries).toHaveLength(4)
    for (const entry of entries) expect(shown(textOf(under(entry, 'title')[0]))).toContain(said)
    expect(entries.map((entry) => shown(textOf(under(entry, 'content')[0])))).toContainEqual(
      expect.stringContaining(said),
    )
  },
)
