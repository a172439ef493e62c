/** The sentences of a question, each with the marks and the white space behind it. */
export const sentencesOf = (question: string): string[] =>
  question
    .split(/(?<=[?？!！。;；\n]["”’'」]?|(?<!\b(?:e\.g|i\.e|etc|vs|approx|ca))\.["”’')]?(?=\s|$))(?=[^.?？!！。;；])/iu)
    .filter(sentence => sentence !== '')

/** Whether a sentence ends as a question. */
export const isAsked = (sentence: string): boolean => /[?？]["”’'」)）]*\s*$/u.test(sentence)
