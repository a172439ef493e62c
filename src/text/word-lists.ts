/** Words that carry no subject: articles, pronouns, auxiliaries, prepositions and question words. */
export const englishStopWords: ReadonlySet<string> = new Set(
  `a an and are as at be been but by can could did do does for from had has have how if in into is it its no not of on or
  should such than that the their then there these they this those to was were what when where which who whose why will with
  would`.split(/\s+/),
)

/** Function and question words of Chinese; text is cut there before it is read as pairs of characters. */
export const chineseStopWords: readonly string[] =
  '为什么 什么 哪些 哪个 多少 怎么 怎样 如何 是否 以及 或者 因为 所以 但是 的 了 是 在 和 与 及 或 也 就 都 而 着 被 把 吗 呢'.split(
    ' ',
  )

/** Words that are also written apart; hyphens need no entry. Both spellings come out as the word in one piece. */
export const openCompounds: ReadonlySet<string> = new Set(
  `air craft|back end|back ground|back log|back up|band width|bench mark|black list|block chain|book mark|bread crumb|break down
  break through|build up|call back|carbon dioxide|check list|check out|check point|clean up|code base|cold start|cool down
  cross over|cut off|data base|data center|data centre|data set|dead line|dead lock|down load|down stream|down time|draw back
  e mail|electro lyte|end point|fall back|feed back|file name|file system|fire wall|flow chart|foot print|frame work|free lance
  front end|green house|ground water|hand shake|hard coded|hard ware|health care|home page|host name|hot spot|in put|key board
  key word|knock out|land fill|land mark|land slide|life cycle|life span|life style|life time|load balancer|lock down|log in
  log out|look up|main stream|mal ware|meta data|micro plastics|micro service|mile stone|mind set|name space|net work|note book
  off line|off set|off shore|on board|on line|on shore|open source|out break|out come|out line|out look|out put|out source
  over flow|over head|over load|over view|pass word|pay load|pay roll|pay wall|pipe line|plug in|pop up|rain fall|real time
  road map|roll back|roll out|run time|sand box|screen shot|sea level|set up|share holder|shut down|sign up|slow down|smart phone
  snap shot|soft ware|source code|spread sheet|stake holder|stand alone|start up|state less|stream line|sub set|super conductor
  sun light|take over|third party|thread pool|threshold|through put|time frame|time line|time out|time stamp|time table|touch screen
  trade mark|trade off|turn out|turn over|up date|up grade|up load|up stream|up time|user name|water fall|water proof|water shed
  web page|web site|wild fire|wild life|wire less|work around|work bench|work flow|work force|work load|work place|work shop
  work space|world wide`
    .split(/[|\n]/)
    .map(pair => pair.trim()),
)
