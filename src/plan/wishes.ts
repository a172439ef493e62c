/**
 * Wishes on how an answer is written and on what it rests, as people put them beside their questions: `say for each figure where it is from`,
 * `use at least two forum threads`, `no jargon`. Nothing of them can be searched for.
 */
const things =
  '(?:figures?|numbers?|values?|claims?|statements?|facts?|recommendations?|prices?|data(?: points?)?|sentences?|cells?|rows?|quotes?|quotations?)'
const sources =
  '(?:sources?|references?|citations?|threads?|posts?|pages?|reviews?|papers?|studies|articles?|statistics|literature|publications?|journals?|books?|reports?|documents?|websites?|sites?|links?|evidence|research|interviews?)'
const each = '(?:each|every|all)'
const say =
  '(?:say|state|give|note|name|show|tell(?: me| us)?|indicate|specify|provide|add|include|mention|mark|flag|label|highlight)'
const unsure =
  "(?:uncertain|unsure|unknown|unclear|assum\\w+|guess\\w*|open(?![-\\w]| source)|speculat\\w+|unverified|missing|(?:is|are|was|were) (?:\\w+ )?estimat\\w+|not (?:yet )?(?:known|sure|certain|clear|settled|proven|established)|(?:could|can|did)(?: not|n['’]t|not) (?:be )?(?:find|found|verif\\w+|confirm\\w*|know|tell|check\\w*))"
const plain =
  '(?:short|brief|concise|simple|readable|neutral|plain|accessible|non-technical|crisp|factual|honest|practical|to the point)'
const manner =
  '(?:plain|simple|everyday|lay|casual|formal|friendly|neutral|academic|easy|non-technical|clear|accessible|conversational|informal|sober|matter-of-fact)'

const english: readonly RegExp[] = [
  new RegExp(
    `^(?:use(?! of\\b| cases?\\b)|cite|quote|consult|rely on|draw on|base (?:it|this|everything|the \\w+) on|stick to)(?: [^\\s]+){0,9}? ${sources}\\b(?!.*\\b(?:how|why|what|which|whether)\\b)(?!.*\\bto (?!back\\b|support\\b)[a-z]+)`,
    'iu',
  ),
  new RegExp(
    `^(?:cite|source|reference|date|back up|link|footnote) (?:to )?(?:${each}|your|the)(?: [\\w-]+){0,2}? (?:${things}|${sources})\\b`,
    'iu',
  ),
  new RegExp(
    `^(?:${say} )?(?:clearly )?(?:for|with|behind|after|next to|beside) ${each}(?: of the| single)?(?: [\\w-]+)? ?${things}\\b.*\\b(?:from|sources?|dates?|dated|when|cited?|links?|references?|who|as of|found)\\b`,
    'iu',
  ),
  new RegExp(
    `^(?:with )?(?:an? )?(?:sources?|dates?|references?|links?|citations?)(?: and (?:an? )?(?:dates?|sources?))? (?:for|per|behind|with|to|after|in) (?:${each}|the|a)? ?(?:single )?${things}$`,
    'iu',
  ),
  new RegExp(
    `^(?:with )?${each}(?: single| of the)? ${things} (?:[\\w-]+ ){0,4}?(?:cited|sourced|referenced|dated|linked|sources?|dates?|links?|references?|citations?)\\b(?! (?:for|of|on|about|in)\\b)`,
    'iu',
  ),
  new RegExp(
    `^(?:${say}|list|admit|point out|make (?:it )?(?:clear|plain|explicit)|be (?:clear|honest|open|explicit)(?: about)?)(?: (?:\\w+ly|also|in the end|at the end))* (?:what|where|which|how much|everything|anything|whatever|any|all)\\b(?!.*\\b(?:about|regarding|on|in|of) \\w).*\\b${unsure}`,
    'iu',
  ),
  /^(?:support|back(?: up)?|substantiate) (?:all|each|every|your|the|any) (?:claims?|statements?|points?|arguments?) (?:with|by) .*\b(?:citations?|sources?|references?|studies|literature|evidence|reports?)\b/iu,
  /^(?:mark|label|flag|treat) .{3,60} as (?:such|weak|uncertain|estimates?|opinions?)$/iu,
  new RegExp(
    `^(?:(?:keep|make|write|put|phrase|explain)(?: it| this| that| everything| the (?:answer|text|report|whole))? |be |stay )?(?:very |rather |fairly |as )?${plain}(?:(?:,? and |, | but )${plain})*(?: as possible| please)?$`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:write|answer|explain)(?: it| this)? )?(?:in |use |with )?(?:an? )?${manner}(?:,? (?:and )?[\\w-]+)? (?:english|language|words|terms|tone|style|voice|register|prose)(?: please)?$`,
    'iu',
  ),
  /^(?:use |with |there (?:should|must) be )?(?:no|without|avoid)(?: any| all)? (?:jargon|hype|fluff|filler|marketing(?: speak| language| talk)?|speculations?|padding|buzzwords|technical terms|opinions?|guesswork)(?: please)?$/iu,
  /^(?:do not|don['’]t|never|please don['’]t) (?:speculate|guess|invent\b.*|make (?:things|anything|stuff|it) up|pad|exaggerate|hallucinate)(?: please)?$/iu,
  /^(?:with |include |including |add |give |provide |list )?(?:the |your |all |proper |full |good )?(?:sources?|references?|citations?|links|footnotes)(?: (?:at the end|for everything|included|please|in the text|inline))*$/iu,
  /^(?:as |in |with |use )?(?:an? )?(?:[\w-]+ )?(?:tables?|bullet points?|bullets|prose|full sentences|short paragraphs)(?: only| please)*$/iu,
  /^(?:give |use |show |prefer )?(?:hard )?(?:ranges|numbers|figures|facts)(?: (?:rather than|instead of|not) [\w\s-]{3,30})?$/iu,
  /^not (?:just )?(?:opinions?|anecdotes|marketing|adjectives)$/iu,
  /^(?:only|just|preferably|mainly|mostly)? ?(?:peer[- ]reviewed|primary|recent|independent|official|reputable|scholarly|academic) (?:sources?|papers?|studies|literature|articles?|research|evidence)(?: only| please)?$/iu,
  /^(?:the |all )?sources? (?:should|must|need to|have to|may) (?:not )?(?:be|come|include)\b/iu,
  /^(?:all )?(?:prices?|figures?|numbers|data) (?:should be |must be )?(?:as of|from) (?:today|now|this (?:week|month|year))$/iu,
]

const wishInChinese = '(?:要|需要?|须|应当?|请|必须|最好|尽量|务必|都|均|并|也)*'
const origin = '(?:出处|来源|日期|时间|引用|参考文献|(?:参考)?链接)'
const unsureInChinese = '(?:不清楚|不确定|未知|[未没]有?定论|查不到|没查到|不知道|存疑|推测|估[算计]值?)'
const chinese: readonly RegExp[] = [
  new RegExp(
    `^${wishInChinese}(?:有|附上?|带|给出|注明|标明|标注|提供|写明|列出)(?:明确的?|完整的?)?${origin}(?:[和与、]${origin})*$`,
    'u',
  ),
  new RegExp(
    `^(?:语言|文字|表达|行文|语气|文风)?${wishInChinese}(?:通俗(?:易懂)?|简洁|简明|平实|口语化|专业|易懂|简短|正式|客观)(?:一些|一点|些)?$`,
    'u',
  ),
  new RegExp(
    `^(?:至少|最少|只|仅|优先|主要)?${wishInChinese}(?:引用|使用|采用|参考|参照|查阅|用)(?:至少|不少于|优先)?[^来以如何写]{0,40}(?:文献|资料|来源|论文|评测|帖子?|页面|网页|报道|报告|统计|文章|书籍?)等?$`,
    'u',
  ),
  new RegExp(
    `^(?:每一?[个条项处]|所有|全部|各[个项]?)(?:数据|数字|观点|说法|结论|事实|论断|价格|推荐).{0,6}(?:注明|标明|标注|给出|附上?|写明|说明|有|带).{0,10}${origin}`,
    'u',
  ),
  new RegExp(
    `^${wishInChinese}(?:明确|清楚|如实|直接)?(?:地)?(?:说明|指出|标明|标出|注明|写明|告诉我|列出)(?:清楚|明确)?(?:哪些|什么|哪里|所有|一切)?.{0,8}${unsureInChinese}.{0,6}$`,
    'u',
  ),
  /^(?:不要|别|不宜|尽量不要?)(?:太|过)(?:长|啰嗦|专业|学术)$/u,
  /^对?(?:不确定|存疑|拿不准|没把握|不清楚)的?(?:地方|内容|部分|数据|之?处)?.{0,6}(?:标出|标明|标注|注明|说明)来?$/u,
  /^(?:请|也|并)*(?:不要|别|请勿|切勿|不得|勿)(?:编造|杜撰|虚构|猜测|臆测|夸大|啰嗦|瞎编).{0,6}$/u,
]

/** Whether a sentence, or an item of one, is such a wish and nothing else. */
export function isWish(item: string): boolean {
  return item.length <= 200 && [...english, ...chinese].some(pattern => pattern.test(item))
}

/** A verb by which a wish begins after another. */
export const wishVerbs =
  "(?:say|state|cite|use|give|end|keep|mark|flag|label|include|add|note|name|make|avoid|quote|do not|don['’]t|no)"
