/** How a document looks: quiet, in a letter that every office has. Sizes are half points, distances twentieths of a point. */
import type { IParagraphStyleOptions, IStylesOptions } from 'docx'

const ink = '1F2A24'
const quiet = '55605A'
const font = 'Calibri'
const replyIndent = 500

export const styles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font, size: 22, color: ink, language: { value: language } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
    },
    title: {
      run: { font, size: 44, bold: true, color: ink },
      paragraph: { spacing: { after: 240, line: 240, lineRule: 'auto' } },
    },
    heading1: {
      run: { font, size: 30, bold: true, color: ink },
      paragraph: { spacing: { before: 480, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { font, size: 25, bold: true, color: ink },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
    },
    heading3: {
      run: { font, size: 22, bold: true, color: ink },
      paragraph: { spacing: { before: 240, after: 40 }, keepNext: true },
    },
  },
  paragraphStyles: [
    like('Above', { size: 22, color: quiet }, { spacing: { after: 60 } }),
    like('Small', { size: 20, color: quiet }, { spacing: { before: 80, after: 120 }, keepNext: true }),
    like('Onwards', { size: 20, color: quiet }, { spacing: { before: 200, after: 80 } }),
    like('Label', { color: quiet }, { spacing: { before: 50, after: 50 } }),
    like('Fact', {}, { spacing: { before: 50, after: 50 } }),
    like('ContentsTitle', { size: 25, bold: true }, { spacing: { before: 300, after: 80 }, keepNext: true }),
    like('Contents', {}, { spacing: { after: 40 } }),
    like('Words', {}, { spacing: { before: 200, after: 20 }, keepNext: true }),
    like('WordsBy', { size: 18, color: quiet }, { spacing: { after: 80 } }),
    like(
      'Reply',
      {},
      {
        indent: { start: replyIndent },
        spacing: { before: 100, after: 20 },
        keepLines: true,
        keepNext: true,
      },
    ),
    like('ReplyBy', { size: 18, color: quiet }, { indent: { start: replyIndent }, spacing: { after: 80 } }),
    like(
      'Into',
      { size: 20 },
      { indent: { start: replyIndent }, spacing: { before: 20, after: 20 }, keepLines: true, keepNext: true },
    ),
    like('IntoBy', { size: 18, color: quiet }, { indent: { start: replyIndent }, spacing: { after: 80 } }),
    like('Foot', { size: 17, color: quiet }, {}),
  ],
})

function like(
  id: string,
  run: IParagraphStyleOptions['run'],
  paragraph: IParagraphStyleOptions['paragraph'],
): IParagraphStyleOptions {
  return { id, name: id, basedOn: 'Normal', quickFormat: true, run, paragraph }
}
