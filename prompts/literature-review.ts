import * as z from 'zod'
import { definePrompt, inLanguageOf } from '../src/mcp/prompt.ts'

export const literatureReview = definePrompt({
  name: 'literature_review',
  title: 'Review the literature',
  description: 'What is known on a topic, by whom, how surely, and what is open.',
  args: {
    topic: z.string().describe('The topic.'),
    since: z.string().optional().describe('YYYY or YYYY-MM-DD.'),
  },

  write: ({ topic, since }) =>
    inLanguageOf(topic, {
      en: `Review the literature on: ${topic}${since ? `, since ${since}` : ''}. Use the deepresearch tools: plan by question, not by source; search scholarly and other kinds, read what matters, and group findings by what they agree and disagree on, with method, sample and date. Say how sure each finding is, name contradictions and gaps, cite a place after every sourced sentence, and keep a list of searches that found nothing.`,
      zh: `请综述以下主题的文献：${topic}${since ? `（自 ${since} 起）` : ''}。使用 deepresearch 工具：按问题而非按来源规划；检索学术及其他来源，阅读要点，按一致与分歧归纳研究发现，并注明方法、样本与日期。说明每项发现的可靠程度，指出矛盾与空白，每个有来源的句子后标注位置，并列出没有结果的检索。`,
    }),
})
