const own =
  /^[\s*_[(]*(?:(?:this is |here is )?(?:my|our|the (?:author|writer|report)['’]s) (?:own |personal |general )?(?:advice|suggestion|recommendation|tip|view|take|guess|impression|assessment|thoughts?|reading|judge?ment|inference)s?)\b[^.:：]{0,40}[:：,—–-]|\bnot (?:taken |drawn )?from (?:the|any|these|those|a) (?:\w+ )?(?:sources?|pages?|texts?)\b|^[\s*_【（(]*(?:我|我们|笔者|本报告)的?(?:个人)?(?:建议|看法|推荐|意见|体会)[^。:：]{0,12}[:：]|(?:并非|不是|非)(?:来自|出自)(?:这些|上述|任何)?(?:来源|资料|文献)/iu

/** Whether a sentence says of itself that it is its writer's, as `My advice, not from the sources: …`. */
export const saysItsOwn = (text: string): boolean => own.test(text)
