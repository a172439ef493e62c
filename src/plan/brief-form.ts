import { textAsked } from '../text/reader-words.ts'
import { isOfStructure } from '../text/structure-words.ts'
import { type FormItem, formItem } from './form-items.ts'
import { sentencesOf } from './sentences.ts'

const asks =
  "(?:(?:and|then|so|finally)[,\\s]+)*(?:please\\s+)?(?:(?:can|could|would|will) you\\s+(?:please\\s+)?)?(?:(?:i|we)(?: would like| want| need|['’]d like)\\s+|(?:give|write|make|prepare|send|produce|provide|draft|deliver|create)\\s+(?:me\\s+|us\\s+)?|answer\\s+(?:in|as|with)\\s+|(?:as|in)\\s+)"
const kinds =
  '(?:brief|briefing|memo|report|summary|overview|answer|note|one-pager|document|article|handout|fact ?sheet)'
const size =
  /\b((?:about |around )?(?:\d[\d,]*|one|two|three|four|five|half)(?:[- ](?:to|or)[- ](?:\d[\d,]*|two|three|four|five))?[- ](?:page|word)s?)\b/iu
/** A text that is asked for, without saying on what, and what it is to look like. */
const brief = new RegExp(
  `^\\s*${asks}(?:an?|one|your|the)\\s+((?:[\\w,-]+\\s+){0,5}?)${kinds}(?:\\s*(?:,\\s*)?(?:that|which|with)\\s+(.+)|\\s*[:：]\\s*(.+))?$`,
  'isu',
)

/** The sentences of a question that only say what text is wanted, as demands on its form, and the question without them. */
export function takeBriefForm(question: string): { readonly items: FormItem[]; readonly rest: string } {
  const items: FormItem[] = []
  const kept = sentencesOf(question).map(sentence => {
    const asked = textAsked(sentence.replace(/[\s.!。！]+$/u, ''))
    if (asked !== undefined) {
      items.push({ kind: 'format', text: `form: ${asked.what}` })
      return asked.about + (/[\s.!。！]+$/u.exec(sentence)?.[0] ?? '')
    }
    const found = formOf(sentence.replace(/[\s.!。！]+$/u, ''))
    items.push(...(found ?? []))
    return found === undefined ? sentence : ''
  })
  return { items, rest: kept.join('') }
}

/** Undefined where anything of it is no matter of form. */
function formOf(sentence: string): FormItem[] | undefined {
  const [, sized = '', that, list] = brief.exec(sentence) ?? []
  const tail = that ?? list
  if (tail === undefined) return undefined
  const [length] = size.exec(sized) ?? []
  const wishes = tail.split(
    /\s*[;；]\s*|\s*,\s*(?:and\s+)?|\s+and\s+(?=(?:opens?|begins?|starts?|ends?|closes?|has|have|includes?|contains?|says?|states?|shows?|cites?|is|uses?)\b)/iu,
  )
  const each = wishes.map(itemOf)
  if (each.some(one => one === undefined)) return undefined
  return [
    ...(length === undefined
      ? []
      : [{ kind: 'format' as const, text: `length: ${length.replace(/[- ](page|word)s?$/iu, ' $1s')}` }]),
    ...each.filter(one => one !== undefined),
  ]
}

/** `has one table`, of a brief, as `one table`. */
function itemOf(wish: string): FormItem | undefined {
  const asked = wish.trim().replace(/^(?:that|which)\s+/iu, '')
  if (isOfStructure(asked))
    return { kind: 'format', text: `form: ${asked.replace(/^(?:has|have|includes?|contains?|with)\s+/iu, '')}` }
  return (
    formItem(asked) ??
    formItem(
      asked.replace(
        /^(?:has|have|is|includes?|contains?|cites|says|uses|gives)\b/iu,
        verb => bases[verb.toLowerCase()] ?? verb,
      ),
    )
  )
}

const bases: Readonly<Record<string, string>> = {
  has: 'include',
  have: 'include',
  is: '',
  includes: 'include',
  contains: 'include',
  cites: 'cite',
  says: 'say',
  uses: 'use',
  gives: 'give',
}
