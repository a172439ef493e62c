import type { Block } from './block.ts'

/** How much a reader has to read; citations and addresses left out. */
export interface Size {
  readonly words: number
  readonly characters: number
  readonly sentences: number
}

export function sizeOf(blocks: readonly Block[]): Size {
  const text = blocks.map(one => plain(one.text)).join('\n')
  return {
    words: wordsIn(text),
    characters: text.match(/\S/gu)?.length ?? 0,
    sentences: text.split(/[.!?](?=\s|$)|[。！？\n]/u).filter(one => /[\p{L}\p{N}]/u.test(one)).length,
  }
}

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/** Words of scripts with spaces, plus one for each Chinese, Japanese or Korean character, as 字数 counts them. */
export function wordsIn(text: string): number {
  const characters = text.match(spaceless)?.length ?? 0
  const rest = characters > 0 ? text.replace(spaceless, ' ') : text
  return characters + (rest.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,%-]*/gu)?.length ?? 0)
}

const plain = (text: string) =>
  text
    .replace(/\[@[^[\]\n]*\]/g, '')
    .replace(/!?\[([^[\]\n]*)\]\([^()\s]*\)/g, '$1')
    .replace(/https?:\/\/\S+/g, '')
