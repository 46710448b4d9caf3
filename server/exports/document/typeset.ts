/** Sets a paper as a Word document, with styles, headings and a language of its own, so that a screen reader finds its way. */
import {
  Bookmark,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Paper } from './paper.ts'
import { styles } from './styles.ts'

type Of<K extends Block['is']> = Extract<Block, { is: K }>

export async function typeset({ language, title, from, foot, blocks }: Paper): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({
      title: clean(title),
      creator: clean(from),
      lastModifiedBy: clean(from),
      styles: styles(language),
      // Else Word opens it as if an older Word had written it.
      compatibility: { version: 15 },
      sections: [
        {
          properties: {},
          footers: { default: footer(foot) },
          children: blocks.flatMap((block) => set(block)),
        },
      ],
    }),
  )
}

const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

const setters: { [K in Block['is']]: (block: Of<K>) => (Paragraph | Table)[] } = {
  title: ({ above, text }) => [
    paragraph(above, { style: 'Above' }),
    paragraph(text, { heading: HeadingLevel.TITLE }),
  ],
  heading: ({ level, text, anchor }) => [
    new Paragraph({
      heading: headings[level],
      ...directionOf(text),
      children: anchor ? [new Bookmark({ id: anchor, children: runs(text) })] : runs(text),
    }),
  ],
  contents: ({ title, entries }) => [
    paragraph(title, { style: 'ContentsTitle' }),
    ...entries.map(
      ({ anchor, text }) =>
        new Paragraph({
          style: 'Contents',
          children: [new InternalHyperlink({ anchor, children: runs(text) })],
        }),
    ),
  ],
  facts: ({ rows }) => [factTable(rows)],
  text: ({ text }) => [paragraph(text)],
  small: ({ text }) => [paragraph(text, { style: 'Small' })],
  link: ({ before, text, address }) => [
    new Paragraph({
      style: 'Onwards',
      children: [
        new TextRun(`${before} `),
        new ExternalHyperlink({
          link: address,
          children: [new TextRun({ text: clean(text), style: 'Hyperlink' })],
        }),
      ],
    }),
  ],
  words: ({ text, by, isReply, into = [] }) => [
    paragraph(text, { style: isReply ? 'Reply' : 'Words' }),
    // In the direction of the document, whoever's name it begins with.
    new Paragraph({ style: isReply ? 'ReplyBy' : 'WordsBy', children: [new TextRun(clean(by))] }),
    ...into.flatMap((one) => [
      paragraph(one.text, { style: 'Into' }),
      new Paragraph({ style: 'IntoBy', children: [new TextRun(clean(one.mark))] }),
    ]),
  ],
}

function set(block: Block): (Paragraph | Table)[] {
  // One name, one shape: the table's type has checked what this lookup cannot see.
  const setter = setters[block.is] as (block: Block) => (Paragraph | Table)[]
  return setter(block)
}

type Manner = { style?: string; heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel] }

const paragraph = (text: string, manner: Manner = {}) =>
  new Paragraph({ ...manner, ...directionOf(text), children: runs(text) })

/** A line break within is one here too. */
function runs(text: string): ParagraphChild[] {
  const rightToLeft = isRightToLeft(text)
  return clean(text)
    .split('\n')
    .map((line, i) => new TextRun({ text: line, break: i === 0 ? 0 : 1, rightToLeft }))
}

const directionOf = (text: string) => ({ bidirectional: isRightToLeft(text) })

/** By its first letter, as browsers judge with `dir="auto"`. */
const isRightToLeft = (text: string): boolean =>
  /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text)

/** What XML cannot hold would make Word refuse the whole document. */
const clean = (text: string): string =>
  text.replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')

const line = { style: BorderStyle.SINGLE, size: 4, color: 'D5D2C8' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function factTable(rows: { label: string; text: string }[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [2700, 6326],
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: rows.map(
      ({ label, text }) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(paragraph(label, { style: 'Label' }), 30),
            cell(paragraph(text, { style: 'Fact' }), 70),
          ],
        }),
    ),
  })
}

const cell = (content: Paragraph, size: number) =>
  new TableCell({ children: [content], width: { size, type: WidthType.PERCENTAGE } })

const footer = (foot: string) =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Foot',
        children: [
          ...runs(`${foot} · `),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
