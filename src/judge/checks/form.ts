import type { Mark } from '../../domain/rubric.ts'
import { listLine } from '../../prose/block.ts'
import { listShare } from '../../prose/synthesis.ts'
import { languageOf } from '../../text/script.ts'
import { type Check, type Checked, type Finding, placesWhere } from './finding.ts'

const tableRow = /^\s*\|?[ :]*-{2,}[ :]*\|[\s|:-]*$/m

/** Forms whose presence can be seen in Markdown; a chart, a timeline or a memo is for a reader to judge. */
const forms: readonly { readonly asked: RegExp; readonly name: string; readonly holds: (text: string) => boolean }[] = [
  { asked: /^form[:：]\s*(?:table|表格)/iu, name: 'table', holds: text => tableRow.test(text) },
  {
    asked: /^form[:：]\s*(?:bullet list|list|列表)/iu,
    name: 'list',
    holds: text => text.split('\n').filter(line => listLine.test(line)).length >= 2,
  },
]

/** Whether the table or the list that was asked for is there. */
export const checkForm: Check = ({ report, criteria }) =>
  criteria.flatMap(({ id, text }) => {
    const form = forms.find(({ asked }) => asked.test(text))
    if (!form) return []
    const places = placesWhere(report, form.holds)
    const there = places.length > 0
    const message = there ? `a ${form.name} is there` : `no ${form.name} is there`
    return [{ name: 'form', result: there ? 'good' : 'flaw', message, places, criterion: id, mark: markIf(there) }]
  })

const codes: Readonly<Record<string, string>> = {
  english: 'en',
  chinese: 'zh',
  german: 'de',
  french: 'fr',
  spanish: 'es',
  japanese: 'ja',
  英文: 'en',
  中文: 'zh',
  日文: 'ja',
}

/** The report's language against what was asked for, else against the question's. */
export const checkLanguage: Check = checked => {
  const { markdown, criteria, language } = checked
  const own = languageOf(markdown)
  if (own === undefined) return []
  const asked = criteria.flatMap(({ id, text }): Finding[] => {
    const word = /^(?:language|语言)[:：]\s*(\S+)/iu.exec(text)?.[1]?.toLowerCase()
    const wanted = word === undefined ? undefined : codes[word]
    if (wanted === undefined) return []
    const good = wanted === own
    const message = good ? `${own}, as asked` : `${own} where ${wanted} was asked for`
    return [{ name: 'language', result: good ? 'good' : 'flaw', message, criterion: id, mark: markIf(good) }]
  })
  if (asked.length > 0 || language === undefined) return asked
  const same = language === own
  return [
    {
      name: 'language',
      result: same ? 'good' : 'flaw',
      message: same ? `${own}, as the question` : `${own}, but the question is ${language}`,
    },
  ]
}

const LISTY = 0.6

/** Mostly lists: points are piled up rather than argued. */
export const checkLists: Check = ({ report }: Checked) => {
  const share = listShare(report.places) ?? 0
  if (share <= LISTY) return []
  return [{ name: 'lists', result: 'note', message: `${Math.round(share * 100)} % of the lines are list items` }]
}

const markIf = (good: boolean): Mark => (good ? 'full' : 'none')
