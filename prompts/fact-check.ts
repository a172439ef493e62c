import * as z from 'zod'
import { definePrompt, inLanguageOf } from '../src/mcp/prompt.ts'

export const factCheck = definePrompt({
  name: 'fact_check',
  title: 'Check a text',
  description: 'Verdict, quote and source for each claim of a text.',
  args: { text: z.string().describe('The text or statement to check.') },

  write: ({ text }) =>
    inLanguageOf(text, {
      en: `Check this text with the deepresearch tools. For each claim: search for it and against it, read the sources, cross_verify it, and give a verdict (supported, refuted, mixed, insufficient) with the quote and its place. A copy of the text is no evidence for it. End with a corrected version.

${text}`,
      zh: `请使用 deepresearch 工具核查以下文字。对每个论断：正反两面 search，read 来源，用 cross_verify 核查，并给出结论（支持、反驳、不一、证据不足）、原文引文及其位置。该文字的转载不能作为证据。最后给出更正后的版本。

${text}`,
    }),
})
