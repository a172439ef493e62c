import type { Criterion } from '../domain/rubric.ts'

/** A complaint about the wording of a criterion, by the principles of ADR-Bench that words alone can break. */
export interface Complaint {
  readonly criterion: string
  readonly principle: 'atomicity' | 'verifiability'
  readonly message: string
}

const vague =
  /\b(?:appropriate(?:ly)?|sufficient(?:ly)?|adequate(?:ly)?|comprehensive(?:ly)?|good|high[- ]quality|well[- ]written|thorough(?:ly)?|in-depth|insightful|meaningful(?:ly)?|relevant|reasonable|effective(?:ly)?|useful|engaging)\b|充分|全面|合理|深入|恰当|适当|良好|有效|高质量/iu

/** What is asked for in one criterion besides its first demand. Examples in brackets are no demands. */
const joints = /\band\b|\bas well as\b|[;；]|并且|以及|同时|、/giu

/** Says where a criterion asks for several things at once, or for something that two readers would judge differently. */
export function lintCriteria(criteria: readonly Criterion[]): Complaint[] {
  return criteria.flatMap(({ id, text }) => {
    const bare = text.replace(/[(（][^()（）]*[)）]/g, ' ')
    const demands = (bare.match(joints)?.length ?? 0) + 1
    const word = vague.exec(bare)?.[0]
    return [
      ...(demands > 2
        ? [
            {
              criterion: id,
              principle: 'atomicity',
              message: `it joins ${demands} things; ask for each apart`,
            } as const,
          ]
        : []),
      ...(word
        ? [
            {
              criterion: id,
              principle: 'verifiability',
              message: `"${word}" has no test; name what must be there`,
            } as const,
          ]
        : []),
    ]
  })
}
