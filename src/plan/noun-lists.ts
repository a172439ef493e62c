const hanNoun = '[^、，。；？！,.;?!和与及\\s]{1,8}'
const hanList = new RegExp(
  `^(?<items>${hanNoun}(?:、${hanNoun})+(?:[和与及]${hanNoun})?)(?:[，,](?<asked>(?:哪|什么|如何|怎么|怎样|有何|是否|各|分别)[^，。；？！]+))?[？。]?(?<others>$|(?<=[？。])[^]*$)`,
  'u',
)

const noun =
  "(?!(?:and|or|what|how|which|why|who|where|when)\\b)[\\w'’/-]+(?: (?!(?:and|or|is|are|do|does|what|how|which)\\b)[\\w'’/-]+){0,2}"
const nounList = new RegExp(
  `^(?<items>${noun}(?:, ${noun})*,? and ${noun})(?:\\s+[-–—]+\\s+|[,:;]\\s+)(?<asked>(?:what|which|how|where|why|who)\\b[^.?!,;]+)[?.](?<others>$|(?<=[?.])[^]*$)`,
  'iu',
)

/** `续航、充电和保养，哪些说法有数据支持？` asks it of each of them; undefined where a text does not begin with such a list. */
export function nounsIn(text: string): { readonly items: readonly string[]; readonly others: string } | undefined {
  const { items, asked = '', others = '' } = hanList.exec(text)?.groups ?? nounList.exec(text)?.groups ?? {}
  if (items === undefined) return undefined
  const isHan = /\p{Script=Han}/u.test(items)
  const each = items.split(isHan ? /[、和与及]/u : /,\s*(?:and\s+)?|\s+and\s+/iu).filter(item => item !== '')
  const question = asked === '' ? '' : `${isHan ? '：' : ': '}${asked}`
  return { items: each.map(item => item + question), others }
}
