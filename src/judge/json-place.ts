/** The line in which a text stops being JSON, from 1. */
export function brokenJsonLine(text: string): number {
  const lines = text.split('\n')
  let good = 0
  let bad = lines.length
  // What is only unfinished fails at its end; what is wrong stays wrong with every line that follows.
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (isUnfinished(lines.slice(0, middle).join('\n'))) good = middle
    else bad = middle
  }
  return bad
}

function isUnfinished(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    return error instanceof SyntaxError && /end of JSON|Unterminated/i.test(error.message)
  }
}

/** The line in which the n-th object of a JSON text's list begins, n from 0; the list is the text itself or a value of its object. */
export function lineOfEntry(text: string, n: number): number {
  const level = /^\s*\[/.test(text) ? 1 : 2
  let depth = 0
  let seen = -1
  for (const { 0: token, index } of text.matchAll(/"(?:\\.|[^"\\])*"|[{}[\]]/g)) {
    if (token === '{' && depth === level) seen += 1
    if (seen === n) return text.slice(0, index).split('\n').length
    depth += steps[token] ?? 0
  }
  return 1
}

const steps: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 }
