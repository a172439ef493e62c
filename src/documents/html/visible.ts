import { hiddenByMarkup } from './hidden.ts'
import type { Skip } from './segments.ts'
import type { HtmlElement } from './tree.ts'
import { weigh, weightOf } from './weights.ts'

const hiddenOrScriptless: Skip = element => element.name === 'noscript' || hiddenByMarkup(element)

/** What of a page is not seen. Some applications send their text only for readers without scripts: it is the text where there is no other. */
export function unseen(body: HtmlElement): Skip {
  const { prose } = weightOf(weigh(body, hiddenOrScriptless), body)
  if (prose > 600) return hiddenOrScriptless
  const scriptless = weightOf(weigh(body, hiddenByMarkup), body).prose
  return scriptless > prose * 2 + 200 ? hiddenByMarkup : hiddenOrScriptless
}
