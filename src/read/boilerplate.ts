import type { StoredText } from '../domain/source.ts'

const abbreviations =
  /^(?:(?:list of )?(?:abbreviations|acronyms|initialisms)(?: and (?:acronyms|symbols))?|缩略语(?:表)?|缩写)\W*$/i
const legal =
  /\bcreative commons\b|\ball rights reserved\b|\bopen[- ]access article distributed\b|\blicen[cs]ed under\b|\b(?:is|are) (?:not|no substitute)\b.{0,60}\b(?:medical|legal|financial|investment|professional) advice\b|\bsubstitute for\b.{0,30}\b(?:medical|legal|financial|professional) advice\b|\baffiliate (?:links?|commissions?)\b|\bearn (?:a |an )?(?:small )?(?:affiliate )?commissions?\b|^(?:legal )?disclaimer\b|版权所有|免责声明|不构成.{0,8}建议/i
const MOST_CHARS = 700

/** Who asks for the terms of use is shown them. */
export const asksForTerms = (query: string): boolean =>
  /licen[cs]|copyright|disclaim|affiliat|commission|abbreviat|acronym|terms of use|许可|版权|免责|缩/i.test(query)

/** Whether paragraph `index` (from 0) says under which terms a text is to be had, or is an entry of its list of abbreviations. */
export function isBoilerplate({ text, paragraphs }: StoredText, index: number): boolean {
  const one = paragraphs[index]
  if (one === undefined || one.kind === 'code') return false
  const heading = paragraphs[(one.under?.at(-1) ?? 0) - 1]
  if (heading && abbreviations.test(text.slice(heading.start, heading.end))) return true
  return one.end - one.start <= MOST_CHARS && legal.test(text.slice(one.start, one.end))
}
