import type { SiteKind } from './site-kind.ts'

/** Sites whose kind their domain name does not tell; a domain stands for all below it. Chosen by us, for the Chinese web too. */
const sites: Readonly<Partial<Record<SiteKind, string>>> = {
  government: `europa.eu parliament.uk nhs.uk bundesbank.de ecb.europa.eu federalreserve.gov gov.uk canada.ca admin.ch gov.cn court.gov.cn
    pbc.gov.cn miit.gov.cn nhc.gov.cn cac.gov.cn ndrc.gov.cn mof.gov.cn csrc.gov.cn cnipa.gov.cn npc.gov.cn legifrance.gouv.fr bund.de
    bundestag.de regeringen.se government.nl bankofengland.co.uk boj.or.jp rba.gov.au clinicaltrials.gov sec.gov fda.gov nasa.gov`,
  'statistics office': `census.gov bls.gov bea.gov eia.gov ons.gov.uk destatis.de insee.fr istat.it ine.es cbs.nl scb.se ssb.no dst.dk stat.fi
    statcan.gc.ca abs.gov.au stats.govt.nz stat.go.jp kostat.go.kr stats.gov.cn data.stats.gov.cn dosm.gov.my
    censtatd.gov.hk dgbas.gov.tw singstat.gov.sg mospi.gov.in statssa.gov.za`,
  'international organisation': `un.org who.int worldbank.org imf.org oecd.org iea.org wto.org ilo.org unesco.org unicef.org fao.org wipo.int
    iaea.org irena.org ipcc.ch bis.org weforum.org icrc.org nato.int adb.org afdb.org aiib.org itu.int unctad.org unep.org undp.org
    wmo.int ourworldindata.org cern.ch esa.int ecdc.europa.eu`,
  'standards body': `ietf.org rfc-editor.org w3.org whatwg.org iso.org iec.ch ieee.org etsi.org unicode.org ecma-international.org tc39.es
    oasis-open.org iana.org nist.gov ansi.org bsigroup.com din.de cen.eu gs1.org sac.gov.cn openstd.samr.gov.cn khronos.org icann.org
    modelcontextprotocol.io opengeospatial.org`,
  journal: `nature.com science.org cell.com thelancet.com nejm.org bmj.com jamanetwork.com pnas.org plos.org sciencedirect.com springer.com
    link.springer.com wiley.com onlinelibrary.wiley.com tandfonline.com sagepub.com oup.com academic.oup.com cambridge.org acs.org
    pubs.acs.org rsc.org iop.org iopscience.iop.org aps.org aip.org royalsocietypublishing.org ieeexplore.ieee.org dl.acm.org acm.org
    frontiersin.org mdpi.com elifesciences.org ncbi.nlm.nih.gov pubmed.ncbi.nlm.nih.gov pmc.ncbi.nlm.nih.gov europepmc.org
    cochranelibrary.com annualreviews.org jstor.org semanticscholar.org doi.org cnki.net wanfangdata.com.cn cqvip.com sciengine.com
    aclanthology.org jmlr.org openreview.net usenix.org proceedings.mlr.press neurips.cc hindawi.com karger.com`,
  'preprint server':
    'arxiv.org biorxiv.org medrxiv.org chemrxiv.org ssrn.com osf.io preprints.org researchsquare.com chinaxiv.org hal.science zenodo.org',
  'primary documentation': `developer.mozilla.org nodejs.org python.org docs.python.org rust-lang.org go.dev cppreference.com kernel.org
    postgresql.org sqlite.org mysql.com redis.io nginx.org apache.org kubernetes.io docker.com learn.microsoft.com docs.microsoft.com
    docs.aws.amazon.com cloud.google.com developer.apple.com developers.google.com docs.oracle.com openjdk.org typescriptlang.org
    react.dev vuejs.org angular.dev svelte.dev pytorch.org tensorflow.org numpy.org scipy.org pandas.pydata.org npmjs.com pypi.org
    crates.io docs.rs github.com gitlab.com gitee.com huggingface.co debian.org ubuntu.com archlinux.org gnu.org man7.org llvm.org
    gcc.gnu.org cmake.org git-scm.com mediawiki.org wikidata.org`,
  university:
    'mit.edu stanford.edu harvard.edu ethz.ch epfl.ch tum.de mpg.de fraunhofer.de cas.cn tsinghua.edu.cn pku.edu.cn inria.fr cnrs.fr csic.es riken.jp',
  'news agency': `reuters.com apnews.com afp.com dpa.com bloomberg.com efe.com ansa.it kyodonews.net yna.co.kr xinhuanet.com news.cn
    chinanews.com.cn chinanews.com bbc.com bbc.co.uk npr.org pbs.org dw.com nhk.or.jp tass.com aljazeera.com`,
  encyclopedia: 'wikipedia.org britannica.com scholarpedia.org plato.stanford.edu iep.utm.edu zgbk.com',
  newspaper: `nytimes.com washingtonpost.com wsj.com ft.com economist.com theguardian.com thetimes.co.uk lemonde.fr spiegel.de zeit.de faz.net
    sueddeutsche.de elpais.com corriere.it nzz.ch asahi.com nikkei.com scmp.com straitstimes.com theatlantic.com latimes.com usatoday.com
    cnn.com cnbc.com forbes.com time.com newyorker.com politico.com axios.com arstechnica.com theverge.com wired.com techcrunch.com
    theregister.com people.com.cn cctv.com gmw.cn thepaper.cn caixin.com yicai.com 21jingji.com jiemian.com 36kr.com bjnews.com.cn
    ce.cn stcn.com cs.com.cn chinadaily.com.cn globaltimes.cn`,
  'expert forum': `stackoverflow.com stackexchange.com serverfault.com superuser.com askubuntu.com mathoverflow.net news.ycombinator.com
    lwn.net lobste.rs segmentfault.com`,
  forum:
    'reddit.com quora.com zhihu.com tieba.baidu.com v2ex.com douban.com weibo.com x.com twitter.com facebook.com discord.com steamcommunity.com tianya.cn hupu.com',
  'self-publishing': `medium.com substack.com dev.to hashnode.dev linkedin.com youtube.com bilibili.com jianshu.com cnblogs.com csdn.net juejin.cn
    mp.weixin.qq.com baijiahao.baidu.com toutiao.com sohu.com 163.com zhuanlan.zhihu.com researchgate.net academia.edu scribd.com slideshare.net`,
  'content farm': `ehow.com hubpages.com buzzfeed.com answers.com ask.com wenku.baidu.com zhidao.baidu.com jingyan.baidu.com doc88.com docin.com coursehero.com
    chegg.com studocu.com `,
}

export const siteLists: ReadonlyMap<string, SiteKind> = new Map(
  // The keys of the table are the kinds.
  Object.entries(sites).flatMap(([kind, list]) =>
    list.split(/\s+/).map((domain): [string, SiteKind] => [domain, kind as SiteKind]),
  ),
)
