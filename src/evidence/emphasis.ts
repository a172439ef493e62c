import type { SourceSentence } from './source-sentences.ts'

const finding =
  /\b(?:we (?:found|show|demonstrate|report|identif|conclude|observe|suggest)\w*|(?:results?|findings?|data|study|evidence|analys\w+) (?:\w+ )?(?:suggest|show|indicat|demonstrat|reveal|support|confirm|provid)\w*|conclusions?|interpretation|in (?:summary|conclusion)|taken together|thus|therefore|hence|here,? we|this (?:shows|suggests|indicates|demonstrates|implies)|significant(?:ly)?|(?:was|were) associated|found that|showed that)\b|结果(?:表明|显示)|研究(?:发现|表明|显示)|数据显示|因此|结论|显著/i
const aim =
  /\b(?:aims?|aimed|objective|we (?:investigated|examined|assessed|evaluated|tested|sought|measured)|whether|to determine|remains? (?:to be|unclear|unknown|uncertain|poorly|elusive)|little is known|(?:not|un)known (?:whether|how|why|if)|are not known|poorly understood|background|methods?|participants|setting|purpose|hypothesi[sz]\w*|we (?:aimed|hypothesi[sz]ed|conducted|performed|recruited|enrolled|reviewed|analy[sz]ed))\b|旨在|目的是|是否|尚不清楚|背景|研究方法/i

/** Below this many sentences a paragraph does not lead up to anything. */
const LONG_PARAGRAPH = 4

/** The first sentence of a long paragraph introduces. */
const OPENING = 0.5

/** About -1 to 2: a sentence that states a finding is better evidence than one that states an aim, and a long paragraph leads up to its point. */
export function emphasisOf({ text, sentence, of }: Pick<SourceSentence, 'text' | 'sentence' | 'of'>): number {
  const role = (finding.test(text) ? 1 : 0) - (aim.test(text) ? 1 : 0)
  return role + (of >= LONG_PARAGRAPH ? (sentence - 1) / of - (sentence === 1 ? OPENING : 0) : 0)
}
