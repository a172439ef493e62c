import type { TokenizerAndRendererExtension } from 'marked'

const strong = /^\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*(?!\*)/
const han = /\p{Script=Han}/u
const mark = /^[\p{P}\p{S}]|[\p{P}\p{S}]$/u

/**
 * `**（甲）**乙` is strong. CommonMark takes asterisks between a mark and a letter for no emphasis
 * (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run), since it counts on spaces, which Chinese does not have.
 */
export const hanStrong: TokenizerAndRendererExtension = {
  name: 'strong',
  level: 'inline',
  start: text => text.indexOf('**'),
  tokenizer(text) {
    const [raw, inner = ''] = strong.exec(text) ?? []
    if (raw === undefined || !mark.test(inner) || !han.test(inner + text.charAt(raw.length))) return undefined
    return { type: 'strong', raw, text: inner, tokens: this.lexer.inlineTokens(inner) }
  },
}
