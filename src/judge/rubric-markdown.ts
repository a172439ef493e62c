import type { Role } from '../domain/role.ts'
import { ResearchError } from '../errors.ts'
import type { CriterionInput } from './rubric.ts'

/** `- [ ] (3) text`, `1. text [negative]`, `* text ×2`: a list item of a checklist. */
const item = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$/
/** `(3)`, `(weight 3)`, `(-2 points)` at either end, or `×3` at the end. */
const weightMark =
  /^[（(]\s*(?:weight|权重)?\s*[:：=]?\s*([+−-]?\d{1,2}(?:\.\d+)?)\s*(?:points?|分)?\s*[)）]|[（(]\s*(?:weight|权重)?\s*[:：=]?\s*([+−-]?\d{1,2}(?:\.\d+)?)\s*(?:points?|分)?\s*[)）]\s*$|\s×\s?(\d{1,2}(?:\.\d+)?)\s*$/iu
const roleMark = /[[(（【]\s*(explicit|implicit|negative|显式|隐式|负面)\s*[\])）】]/iu
const roleWords: Readonly<Record<string, Role>> = { 显式: 'explicit', 隐式: 'implicit', 负面: 'negative' }

/** The criteria of a Markdown list. A heading is the axis of what follows; one that speaks of flaws makes it negative. */
export function checklistOf(markdown: string): CriterionInput[] {
  const found: CriterionInput[] = []
  let axis: string | undefined
  for (const [i, line] of markdown.split(/\r?\n/).entries()) {
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(line)
    const text = item.exec(line)?.[1]
    if (heading) axis = heading[1]
    else if (text !== undefined) found.push(criterionOf(text, axis, i + 1))
    else if (/^\s{2,}\S/.test(line) && found.length > 0) continueLast(found, line)
  }
  if (found.length > 0) return found
  throw new ResearchError('The rubric file is broken in line 1: no JSON and no list item.', {
    fix: 'Write one criterion per line: "- (3) Names the year", a flaw as "- (-2) Repeats itself".',
  })
}

function criterionOf(text: string, axis: string | undefined, line: number): CriterionInput {
  const weighed = weightMark.exec(text)
  const marked = roleMark.exec(text)
  const bare = text.replace(weightMark, ' ').replace(roleMark, ' ').replace(/\s+/g, ' ').trim()
  if (bare === '')
    throw new ResearchError(`The rubric file is broken in line ${line}: a criterion without words.`, {
      fix: 'Say what is looked for, such as "- (3) Names the year".',
    })
  const role = marked?.[1] ? roleNamed(marked[1]) : roleOfHeading(axis)
  const weight = weighed ? Number((weighed.slice(1).find(Boolean) ?? '').replace('−', '-')) : undefined
  return { text: bare, role, weight, axis }
}

function roleNamed(word: string): Role {
  const lower = word.toLowerCase()
  return roleWords[lower] ?? (lower === 'negative' ? 'negative' : lower === 'implicit' ? 'implicit' : 'explicit')
}

function roleOfHeading(heading: string | undefined): Role | undefined {
  if (heading === undefined) return undefined
  if (/negative|flaws?\b|must not|pitfalls?|负面|缺陷|不得/iu.test(heading)) return 'negative'
  return /implicit|nice to have|bonus|隐式|加分/iu.test(heading) ? 'implicit' : undefined
}

function continueLast(found: CriterionInput[], line: string): void {
  const last = found.pop()
  if (last) found.push({ ...last, text: `${last.text} ${line.trim()}` })
}
