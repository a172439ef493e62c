/** Words that deny what follows them. */
export const negatorPattern =
  /\b(?:(?<!\b(?:compared (?:with|to)|relative to|than|versus|vs\.?|or) (?:receiving |having |doing |using |taking |getting )?)no(?!\.? ?\d)(?! (?:longer than|less than|more than|fewer than|later than|earlier than|further than|doubt|matter|wonder|surprise))|not(?! only| just| merely)|never|none|nobody|no one|neither|nor|cannot|without|fail(?:s|ed)? to|unable to|lacks?|lack of|absence of|nothing|hardly|scarcely|unlikely|rather than|instead of)\b|n['’]t\b|(?:无人(?![机驾区值岛])|没人|无一|并非|从未|尚未|没有|未能|无法|不能|不会|不是|不再|绝不|并不|不可|切勿|请勿|不得|而非|而不是|不(?![仅但同断论管足及少]|过(?![期时滤关量度载]))|未(?![来必])|没(?!落)|无(?![论人线数限])|非(?![常洲法凡])|勿|莫(?!斯|尔))/giu

/** Negators that say under which circumstances, and not that something is not so. */
export const conditionPattern = /^(?:without|lacks?|lack of|absence of|rather than|instead of|而非|而不是)$/i

/** What says that something does not happen: the whole clause is denied. */
const refusals = [
  'fail(?:s|ed|ing)?(?! to)',
  'crash(?:es|ed)?',
  '(?:impossible|infeasible|illegal|banned|ignored|ignores)',
  '(?:refus|reject|forbid|forbidd|prohibit|disallow|deni|abort)(?:e|es|ed|en|s)?',
  '(?:results?|resulting|ends?) in (?:an? |the )?(?:\\w+ )?(?:errors?|failures?)',
  '(?:causes?|raises?|throws?|gives?|returns?|produces?|reports?|is|are) an? (?:\\w+ )?(?:errors?|failures?|exceptions?)(?!-)',
  '(?:errors?|exceptions?) (?:is|are|will be) (?:raised|thrown|reported|returned)',
]
const hanRefusals = '失败 报错 出错 会导致错误 拒绝 禁止 被拒 被忽略 落空 不予'

export const refusalPattern = new RegExp(`\\b(?:${refusals.join('|')})\\b|${hanRefusals.replaceAll(' ', '|')}`, 'giu')

/** What happens or holds: denied, they deny the whole clause (`will not work`, `are not supported`). */
const affirmations =
  'work works worked possible feasible allowed permitted supported available valid apply applies applicable true done case happen happens occur occurs succeed permissible'
const hanAffirmations = '可行 允许 支持 有效 奏效 行得通 成立 可能 可用 发生 适用 属实'

export const affirmationPattern = new RegExp(
  `\\b(?:${affirmations.replaceAll(' ', '|')})\\b|${hanAffirmations.replaceAll(' ', '|')}`,
  'giu',
)

/** Where one of these is said outright of something, it does happen. */
export const permissionPattern =
  /\b(?:can|may|able to|allowed|permitted|possible|proceeds?|succeeds?|works?|works fine|regardless|supported|accepted)\b|可以|能够|允许|可行|支持|照常|成功/giu

/** Words that a prefix turns round, by prefix: `unwise` denies `wise`. */
const turned: Readonly<Record<string, string>> = {
  un: 'able acceptable affected altered ambiguous available avoidable aware balanced biased bounded buffered cached certain changed clean clear comfortable common compressed conditional connected conscious considered constitutional damaged decided defined desirable detected documented encrypted equal even eventful expected explained fair familiar favorable favourable finished fit fortunate founded friendly happy harmed healthy helpful important indexed initialized injured intended intentional interesting interrupted kind known lawful limited linked locked logged lucky managed manageable modified named natural necessary needed noticed official opened organized paid paired partitioned planned pleasant popular predictable prepared protected proven qualified read readable ready reasonable recognized recorded related reliable reported resolved restricted safe satisfactory satisfied secure seen selected settled shared signed skilled solved sorted specified stable steady structured successful suitable supported sure surprising tested touched trained true trusted typical used usual verified wanted welcome wise worthy written',
  in: 'accurate adequate appropriate compatible complete consistent correct decisive dependent direct effective efficient essential expensive feasible finite frequent operative secure sensitive significant sufficient tolerable valid visible voluntary',
  im: 'balanced mature moral mutable perfect possible practical precise probable proper',
  ir: 'regular relevant replaceable responsible reversible',
  il: 'legal legible logical',
  dis: 'agree agrees agreed approve approves approved connect connected continue continued continues honest obey prove proved proven proves qualify respectful satisfied similar trust',
  'non-?':
    'conforming deterministic durable empty essential exclusive existent functional identical linear negligible persistent profit standard transactional trivial volatile zero',
}

export const turnedPattern = new RegExp(
  [
    ...Object.entries(turned).map(([prefix, words]) => `\\b${prefix}(?:${words.replaceAll(' ', '|')})(?:ly)?\\b`),
    '\\bnon-\\p{L}{4,}',
  ].join('|'),
  'giu',
)

/** What such a word turns round. */
export const bareOf = (word: string): string => word.toLowerCase().replace(/^(?:un|in|im|ir|il|dis|non-?)/, '')

/** Where one clause ends and another begins. */
export const clauseBreak =
  /[;:；：。！？（）]|(?<!\w)\(|(?<!\()\)|\s[–—]\s|——|,(?=\s)(?<=^\s*(?:if|when|whenever|unless|although|though|because|since|while|once|until)\b[^,;]*,)|,(?=\s(?:so|thus|hence|therefore)\b)|,?\s\b(?:but|while|whereas|although|though|however|because|since|unless|except|yet|until|if|when|whenever|where|which|who)\b|[，,]\s*(?:但|而|然而|虽然|尽管|因为|除非|如果|当|若|则)|，/giu

/** Claims that go further than a sentence without such a word. */
export const universalPatterns: readonly RegExp[] = [
  /\b(?:all(?!-)|every|always|entirely|any|without exception)\b|所有|全部|一切|总是|始终|任何|一律/iu,
  /\b(?:only|solely|exclusively|sole)\b|只(?!要)|仅|唯一/iu,
  /\b(?:guarantee(?:s|d)?|guaranteeing|inevitabl[ey]|undoubtedly|definitely|certain to|bound to|sure to|without fail)\b|必然|必定|肯定会|保证(?!金|人|书|险)/iu,
]

/** A sentence that asks, aims or leaves open. */
export const openQuestion =
  /\b(?:unclear|unknown|uncertain|debated?|controvers\w+|questions?|investigat\w+|examin\w+|assess\w*|evaluat\w+|determin\w+|tested|asked|asks?|stud(?:y|ied)|explored?|over|test|determine) (?:\w+ ){0,3}(?:whether|if)\b|\bremains? (?:unclear|unknown|uncertain|controversial|to be|elusive|poorly)|\blittle is known|\b(?:is|are) (?:not known|unknown|controversial|poorly understood)\b|尚不清楚|尚无定论|有待(?:研究|证实|进一步)|存在争议|是否.{0,12}(?:不清楚|未知|不明)/i

/** Takes back what stands before it without naming it: `although it does not do so by default`. What is denied is for a reader to see. */
export const takenBack =
  /\b(?:do|does|did|is|was|are|were|can|could|will|would|has|have)(?: not|n['’]t) (?:do (?:so|it|this|that)|so)\b|\b(?:but|though|although|except)\b[^.;]{0,30}\bnot by default\b|(?:但|不过|然而)(?:在)?(?:默认|缺省)(?:情况下)?(?:却|并)?不|并非如此|则不然|却不是/i

/** `Not for the whole time, only for a moment`: what is denied and what holds stand side by side. */
export const corrects =
  /(?:\bnot\b|n['’]t\b)[^.;]{3,90},\s*(?:but rather|but|only|just|rather)\b(?!\s+(?:also|if|when|because))|不[^。；，]{1,20}，(?:而是|只是)/i

/** What is told and not known. */
export const toldAs =
  /\b(?:legends?|legendary|myths?|folklore|apocryphal|supposedly|allegedly|purportedly|reputedly|rumou?red|rumou?rs?|speculat(?:ed|ion)|conjectured?|the story goes|story has it|tradition has it|(?:is|are|was|were) (?:often |widely |generally |commonly |sometimes )?(?:said|believed|thought|rumou?red|assumed|speculated|reputed) (?:to|that))\b|相传|传说|据传|据称|据说|传闻/i

/** That a claim says so too, in whatever words. */
export const tellsOnly =
  /\b(?:legend\w*|myth\w*|folklore|apocryphal|supposed\w*|alleged\w*|purported\w*|reputed\w*|rumou?r\w*|speculat\w*|conjectur\w*|stor(?:y|ies)|tales?|tradition(?!al\b)\w*|said|believed?|thought|assum\w*|may|might|could|perhaps|possibl\w*|probabl\w*|likely|reported(?:ly)?|credit\w*|attribut\w*|seem\w*|appear\w*|uncertain|unclear|unknown|doubt\w*)\b|相传|传说|据传|据称|据说|传闻|可能|或许|也许|认为/i

/** Denies all but what it names. */
export const excepts =
  /\b(?:no|not|none|nothing|never|nobody)\b[^.;]{0,60}?\b(?:beyond|except(?:ing)?(?: for)?|other than|apart from|aside from|besides|but for|unless)\b|除(?:了)?[^，。；]{1,20}(?:外|以外|之外)[^。；]{0,12}[不无未没]/i

/** What only looks like it. */
export const resembles =
  /\b(?:mimic(?:s|ked|king)?|imitat(?:e|es|ed|ing|ion)|simulat(?:e|es|ed|ing)|resembl(?:e|es|ed|ing)|faux|fake|look(?:s|ed)? like|in the style of)\b|模仿|仿真|仿制|人造|类似于|貌似/i
