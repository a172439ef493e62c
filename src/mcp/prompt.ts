import * as z from 'zod'

/** One prompt, one file under prompts/. All arguments arrive as strings. */
export interface Prompt<Args extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly args: Args
  /** The message put in the user's mouth, in the language of what they ask. */
  write(args: z.output<z.ZodObject<Args>>): string
}

/** Types `write`'s arguments from `args`; returns the prompt as it is. */
export function definePrompt<Args extends z.ZodRawShape>(prompt: Prompt<Args>): Prompt<Args> {
  return prompt
}

/** An argument that takes one of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[], description: string) {
  return z.enum(words).optional().describe(description)
}

/** Text in Chinese for a Chinese question, else in English. */
export function inLanguageOf(asked: string, { en, zh }: { readonly en: string; readonly zh: string }): string {
  return /\p{Script=Han}/u.test(asked) ? zh : en
}
