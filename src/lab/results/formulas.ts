/** What each score is made of, shown beside it. */
export const formulas = {
  strict:
    'strict = (Σ w of demands met in full − Σ w of flaws there in part or in full) / Σ w of demands; the mapping of Step-DeepResearch',
  ternary: 'ternary = Σ ±w·s / Σ w of demands, s = 1 full, ½ partial, 0 none; ResearchRubrics',
  binary: 'binary = Σ ±w·s / Σ w of demands, s = 1 only for full; ResearchRubrics',
  professional:
    'professional = 0 with a fatal flaw in part or in full or with a fatal demand that is not met at all, else max(0, strict); our reading of ADR-Bench, whose formula is not published',
  second:
    'score = criteria that are met in full / all criteria; one whose passage cites a blocked source is −1 and does not count; DeepResearch Bench II',
  share:
    'share = (wins + ½ ties) / tasks; a preference counts only where both orders agree, a veto of either order counts',
  sign: 'p = two-sided exact sign test over wins and losses',
  race: 'RACE = 100 · I_a / (I_a + I_b), I = Σ W_d·D_d, D = Σ w·s / Σ w; both orders averaged criterion by criterion, where the original shows one order; a criterion that the judge skips counts 0; the citations stay in the reports',
  absolute: 'absolute = I_a / 10: the same grades without the other report',
  fact: 'FACT accuracy = supported or partial / (those + unsupported or refuted) over all citations, dead and unread ones left out; per report = the mean over reports, 0 without a citation; effective = supported or partial / reports that cite',
  strictFact:
    'ours: accuracy = supported / all citations; partial, refuted, dead, unread and fabricated (also numbers without an entry) are shares of all; recall = factual sentences that cite / factual sentences. What the checks leave open counts as unsupported.',
  interval: '[…] = 95 % bootstrap interval over tasks, 2,000 resamples; one task has none',
  failed: 'failed = no report; it counts 0. unjudged = no look of a judge yet; left out',
  alpha: 'α = Krippendorff over the looks at each criterion, marks as an interval scale',
  length:
    'r length = Pearson between score and words of a report (RACE: ratio of the words of both); in ResearchRubrics it is 0.24 to 0.28 (as others report)',
  checks:
    'flaws = what the mechanical checks object to (length, language, form, citations, structure, dates, repetition, pleading with the judge), kinds per report; not a mark of quality',
} as const

export const raceNoise = '±3 points of RACE are noise: a change of the judge alone shifts it by −0.9 to +3.0.'
