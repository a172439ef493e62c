/** The words of a question as they stand in it, `401(k)` as one. */
export const askedWords = (text: string): readonly string[] => [
  ...new Set(
    text.split(/[\s,;，；、。？?！!"“”]+|(?<!\d)\(|(?<!\d\(\w{1,2})\)/u).filter(word => /[\p{L}\p{N}]/u.test(word)),
  ),
]
