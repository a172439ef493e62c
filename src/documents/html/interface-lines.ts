import type { Segment } from './segments.ts'
import { attribute } from './tree.ts'

/** What a page says to the hand rather than to the reader: how to work it, and that what follows was paid for. */
const lines =
  /^(?:sponsor(?:ed)?(?: (?:message|content|post))?|advertisements?|(?:story|article) continues below.{0,30}|(?:brief|full) content visible,.*|page \d+ of \d+ ?start over|report (?:an issue|abuse) with this .{0,40}|download (?:the |this )?(?:chart|image|figure|map)(?: (?:image|data|as .{1,12}))?(?: ?[|·•/] ?(?:chart|table|figure) data)?|also available in ?:? ?(?:(?:atom|rss|pdf|csv|html|txt|xml|json)[ ,·|]*)+|\(?\d+ ?[-–] ?\d+ ?\/ ?\d+\)?|print this (?:page|article)|share (?:this|on)(?: (?:article|page|post|resource|story))?|\d+ ?min(?:ute)?s?\.? read|\[? ?loading(?=\W*$)|loading [^.…]{1,30}(?:…|\.{3})|正在加载.{0,4}|加载中|广告|赞助内容)\W*$/i

const keys = '(?:shift|ctrl|control|alt|opt|option|cmd|command|meta|⌘|⌥|⇧)'
/** A combination of keys as the heading of a control; a manual explains in its text what the keys do. */
const keyHeading = new RegExp(String.raw`^(?:keyboard shortcut:?\s*)?${keys}\s*\+\s*(?:${keys}\s*\+\s*)*\S{1,6}$`, 'i')

export const isInterfaceLine = ({ kind, text }: Pick<Segment, 'kind' | 'text'>): boolean => {
  if (kind !== 'paragraph' && kind !== 'heading' && kind !== 'list_item') return false
  return lines.test(text) || (kind === 'heading' && /^keyboard shortcut/i.test(text) && keyHeading.test(text))
}

/** What a button beside a listing says or a shell asks by, and what stands for a picture of which nothing is said. */
const buttons =
  /^(?:copy(?: (?:code(?: block)?|to clipboard))?|copied!?|actions|(?:in|out) ?\[[\d ]*\] ?:|image|product ad|(?:read|show|see|view) (?:more|less)|edit(?: (?:this )?(?:section|page))?)$/i
/** Where the code of what is described stands, with the version since which there is such a thing. */
const toSource = /^(?:since )?(?:v?\d[\w.]*(?: \([^()]{1,30}\))? ?[·|] ?)?\[?(?:view )?source\]?$/i
const credit = /^(?:(?:photo|image|picture|illustration)s?(?: (?:credit|by))?|credit) ?: ?[^.!?]{2,50}$/i

/** A paragraph of the page's frame by where it stands: words of a button, whose picture stands above, a link that says but its own address on the page. */
export function isFramePart({ kind, text, images, element, links }: Segment): boolean {
  if (kind !== 'paragraph' && kind !== 'caption') return false
  if (images > 0 && credit.test(text)) return true
  if (kind === 'caption') return false
  if (links > 0 && toSource.test(text)) return true
  return buttons.test(text) || (/^#[\w-]+$/.test(text) && attribute(element, 'href') === text)
}
