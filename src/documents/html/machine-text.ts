/** From here on a run of data is no example that somebody wrote out in a sentence. */
const LEAST_DATA = 200
const LEAST_KEYS = 5
const MOST_SPACES = 0.12

/** Whether a text is data that a script left in the page: JSON without spaces. Listings are code and meant to be read. */
export function isMachineText(text: string): boolean {
  if (text.length < LEAST_DATA || !/^[[{]["{[]/.test(text)) return false
  const head = text.slice(0, 4_000)
  const pairs = head.match(/"[\w$.@:-]{1,60}":["[{\dtfn-]/g)?.length ?? 0
  const spaces = head.match(/ /g)?.length ?? 0
  return pairs >= LEAST_KEYS && spaces <= MOST_SPACES * head.length
}
