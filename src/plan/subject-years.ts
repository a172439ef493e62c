/** What an answer may rest on, as questions name it. */
export const sourceNouns =
  '(?:sources?|stud(?:y|ies)|papers?|articles?|literature|publications?|research|reports?|reviews?|evidence|data|figures|statistics|numbers|results|findings|information|materials?|news|coverage|trials?|surveys?|guidelines?|documents?|references?|pages?|posts?|anything|nothing|none)'
export const hanSources = '(?:文献|论文|资料|来源|报道|文章|出版物|研究|信源|报告)'

/** How a thing comes to be, or to be somebody's. */
const begun =
  '(?:(?:re)?built|born|founded|made|constructed|erected|established|manufactured|produced|launched|created|designed|invented|opened|completed|registered|incorporated|formed|planted|installed|sold|bought|purchased|acquired|hired|enrolled|admitted|diagnosed|vaccinated|married|renovated|composed|painted|recorded|signed|enacted|adopted|granted|issued|released|published|written|discovered)'
const year = String.raw`(?:19|20)\d\d\b`
const toYear = String.raw`(?:\s*(?:to|until|through|and|[-–—])\s*${year})?`
const inYear = `(?:(?:in|on) or )?(?:before|after|since|until|from|between|by|up to|prior to|no later than|in) ${year}${toYear}`
const inSpan = String.raw`(?:in|within|during|over) the (?:last|past) (?:\d+|two|three|five|ten) years?\b|this year\b`
/** `houses built in Norway before 1980`, `people who were born after 1990`. */
const inEnglish = new RegExp(
  `([\\w’'-]+)(,? (?:(?:that|which|who) )?(?:(?<=(?:that|which|who) )(?:is|are|was|were|has been|have been|had been) )?(${begun}) (?:(?:in|by|at) [\\w’'-]+ (?!${year}))?)(?:${inYear}|${inSpan})`,
  'giu',
)
/** `cars not older than 2015` */
const ofAge = new RegExp(
  `([\\w’'-]+)( (?:(?:that|which) (?:are|is|were) )?)(?:not |no )?(?:older|newer|earlier|later) than ${year}`,
  'giu',
)
/** Before such a word a year is a bound: it says of sources, or of what happened, when that was. */
const isBound = new RegExp(
  `^(?:${sourceNouns}|something|only|what|is|are|was|were|be|been|has|have|had|please|use|and|or|but|them|those|ones?|it|they)$`,
  'iu',
)
const publishes = /^(?:published|written|released|issued)$/iu
/** What is published without being a source. */
const works =
  /^(?:novels?|books?|poems?|poetry|songs?|albums?|films?|movies|games?|stories|comics|plays|music|fiction|operas?|laws?|standards?|stamps?|coins?|drugs?|products?|models?|phones?|software|patents?|bonds?|shares)$/iu

const hanYear = String.raw`(?:(?:19|20)\d\d年(?:以来|之后|以后|以前|之前|前|后|起)?|(?:近|过去|最近)(?:\d+|两|三|五|十)年(?:内|来|间|里)?|今年)`
const hanBegun =
  '(?:建成|建造|兴建|修建|建设|建|出生|成立|创立|创办|创建|生产|制造|出厂|设立|建立|注册|开业|入学|毕业|退休|参加工作|购买|购入|装修|发行|上市|确诊|竣工|投产|投入使用)'
const inChinese = new RegExp(
  `${hanYear}(?=[^，。；？！、]{0,4}?${hanBegun}(?:者|[^，。；？！]{0,3}的(?!${hanSources})))`,
  'gu',
)
const worksInChinese = new RegExp(
  `${hanYear}(?=(?:出版|发布|发表|创作)的[^，。；？！]{0,6}?(?:小说|专辑|歌曲|诗|作品|电影|游戏|书|手机|产品))`,
  'gu',
)

/** Without the years that say which things are meant: when a house was built is no date of what is written about it. */
export function withoutSubjectYears(text: string): string {
  return text
    .replace(inEnglish, (whole, noun: string, joint: string, verb: string) => {
      const isOfSubject = publishes.test(verb) ? works.test(noun) : !isBound.test(noun)
      return isOfSubject ? noun + joint : whole
    })
    .replace(ofAge, (whole, noun: string) => (isBound.test(noun) ? whole : noun))
    .replace(inChinese, '')
    .replace(worksInChinese, '')
}
