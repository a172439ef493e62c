/** Percent-encoding resolved; what is none, such as a lone percent sign, stays as it stands. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
