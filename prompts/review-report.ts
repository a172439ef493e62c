import * as z from 'zod'
import { definePrompt, inLanguageOf } from '../src/mcp/prompt.ts'

export const reviewReport = definePrompt({
  name: 'review_report',
  title: 'Review a report',
  description: 'Judge a report against its question, with evidence for every mark.',
  args: {
    report: z.string().describe('The report, or the id of a research.'),
    question: z.string().optional().describe('What it was to answer.'),
  },

  write: ({ report, question }) =>
    inLanguageOf(`${report}${question ?? ''}`, {
      en: `Review this report with the deepresearch tools${question ? `; it was to answer: ${question}` : ''}. judge it criterion by criterion, each mark with its place; cross_verify its figures and its boldest claims; then name the three changes that would help most.

${report}`,
      zh: `请使用 deepresearch 工具评审这份报告${question ? `；它要回答的问题是：${question}` : ''}。用 judge 逐条评分，每个评分注明位置；用 cross_verify 核查其中的数据和最大胆的论断；最后指出最有帮助的三处修改。

${report}`,
    }),
})
