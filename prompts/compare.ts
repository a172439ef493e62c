import * as z from 'zod'
import { definePrompt, inLanguageOf } from '../src/mcp/prompt.ts'

export const compare = definePrompt({
  name: 'compare',
  title: 'Compare options',
  description: 'Options side by side on the same criteria, each cell with its source.',
  args: {
    options: z.string().describe('What to compare, separated by commas.'),
    criteria: z.string().optional().describe('On what, separated by commas.'),
  },

  write: ({ options, criteria }) =>
    inLanguageOf(`${options}${criteria ?? ''}`, {
      en: `Compare ${options}${criteria ? ` on ${criteria}` : ''} with the deepresearch tools. Make one requirement per option and criterion in the plan, find figures of the same unit, date and scope for all options, and write a table with a place in every cell, then what follows from it for whom. Leave a cell empty with the search that found nothing rather than guess.`,
      zh: `请使用 deepresearch 工具比较：${options}${criteria ? `，比较维度：${criteria}` : ''}。在计划中为每个选项和维度各设一项要求，找到单位、日期和口径一致的数据，写成表格，每格标注位置，然后说明对不同人意味着什么。找不到的格子留空并注明无结果的检索，不要猜测。`,
    }),
})
