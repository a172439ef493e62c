import { evidenceStyle } from './style-evidence.ts'

/** One column that fits a phone, with its contents beside it where there is room; light and dark, with print rules. Nothing is loaded. */
const pageStyle = `
:root{--serif:Georgia,"Noto Serif","DejaVu Serif",serif;--sans:system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}:root:lang(zh){--serif:Georgia,"Noto Serif CJK SC","Songti SC",SimSun,serif}
:root{--ink:#1c1e21;--soft:#565c65;--line:#d9dce1;--paper:#fff;--tint:#f4f6f8;--accent:#0b5cad;--mark:#fff3c4;--good:#176f3d;--bad:#b3261e;--odd:#8a5700}
@media (prefers-color-scheme:dark){:root{--ink:#e4e6ea;--soft:#a8aeb8;--line:#3a3f47;--paper:#16181c;--tint:#1f2329;--accent:#7db8f5;--mark:#4a4020;--good:#6fd39a;--bad:#ff8a80;--odd:#f0b75e}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.65 var(--serif);overflow-wrap:break-word}
header,main{max-width:44rem;margin:0 auto;padding:0 1.25rem}header{padding-top:2.5rem}main{padding-top:1.5rem;padding-bottom:6rem}
h1,h2,h3,h4,h5,h6,nav,.meta,.question,.note,.place,th,summary,.filter,.skip,figcaption,.timeline{font-family:var(--sans)}
h1{font-size:1.9rem;line-height:1.25;margin:0 0 .75rem;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 .75rem}
h3{font-size:1.08rem;margin:1.75rem 0 .5rem}h4,h5,h6{font-size:1rem;margin:1.5rem 0 .5rem}
p,ul,ol,figure{margin:0 0 1rem}
section{position:relative}
em{color:inherit}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:.06em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:.15rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:.5rem;top:.5rem;padding:.4rem .8rem;background:var(--paper);z-index:9}
.meta,.question,.place{color:var(--soft);font-size:.86rem;line-height:1.5}
.opening{border-bottom:1px solid var(--line);padding-bottom:.5rem}
nav{max-width:41.5rem;margin:0 auto;background:var(--tint);border-radius:.5rem;padding:.9rem 1.1rem;font-size:.9rem;line-height:1.45}
nav h2{font-size:.78rem;margin:0 0 .4rem;color:var(--soft);text-transform:uppercase;letter-spacing:.06em}
nav ol{margin:0;padding-left:1.9rem}nav ul{margin:0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1rem}nav ol+ul{margin-top:.5rem;padding-top:.5rem;border-top:1px solid var(--line)}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}nav li{padding:.1rem 0}
p,li,td{position:relative}
li>ul,li>ol{margin:.25rem 0 .25rem}
code,pre{font:.86em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--tint);border-radius:.25rem}
code{padding:.1em .3em}pre{padding:.8rem 1rem;overflow-x:auto}pre code{padding:0;background:none}
blockquote{margin:0 0 1rem;padding-left:1rem;border-left:3px solid var(--line);color:var(--soft)}
hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
.table,.wide{overflow-x:auto;margin:0 0 1rem;background:linear-gradient(to right,var(--paper) 40%,transparent) 0/2.5rem 100% no-repeat local,linear-gradient(to left,var(--paper) 40%,transparent) 100%/2.5rem 100% no-repeat local,linear-gradient(to right,var(--line),transparent) 0/.8rem 100% no-repeat,linear-gradient(to left,var(--line),transparent) 100%/.8rem 100% no-repeat}
table{border-collapse:collapse;font-size:.92rem;line-height:1.5;width:100%}th,td{border-bottom:1px solid var(--line);padding:.4rem .8rem .4rem 0;text-align:left;vertical-align:top}th{font-size:.84rem}td{min-width:3.2rem;overflow-wrap:normal}
.right{text-align:right}.center{text-align:center}
.cite{cursor:help;border-radius:.2rem}
.mark{font:600 .72em/1 var(--sans);color:var(--accent);vertical-align:.35em;padding:0 .1em;white-space:nowrap}
.cite:hover .mark,.cite:focus .mark,.cite:focus-within .mark{background:var(--mark)}
.note{display:none;position:absolute;left:0;right:0;z-index:5;margin-top:1.35em;max-width:36rem;padding:.85rem 1rem;background:var(--paper);color:var(--ink);border:1px solid var(--line);border-radius:.5rem;box-shadow:0 6px 24px rgb(0 0 0/.18);font-size:.9rem;font-weight:400;font-style:normal;line-height:1.5;text-align:left;cursor:auto}
.note::before{content:"";position:absolute;inset:-1.2rem 0 auto;height:1.2rem}
.cite:hover .note,.cite:focus .note,.cite:focus-within .note{display:block}.cite.shut .note{display:none!important}
.cite.up .note{transform:translateY(calc(-100% - 2em))}.cite.up .note::before{inset:auto 0 -1.2rem}
.table .note,h2 .note,h3 .note,h4 .note{position:fixed;left:.75rem;right:.75rem;bottom:.75rem;margin:0 auto;max-height:60vh;overflow:auto}
.note q,.references q,.audit q{font-family:var(--serif)}
q{quotes:none}.note q{display:block;border-left:3px solid var(--accent);padding-left:.75rem;white-space:pre-line;max-height:14rem;overflow:auto}
.from{display:block;margin-top:.4rem;color:var(--soft);font-size:.82rem}
.unresolved{background:#b3261e;color:#fff;padding:0 .2em;border-radius:.2em}
.searched{color:var(--soft);font-size:.9em}
.chart svg{display:block;max-width:100%;height:auto;min-width:34rem}.chart figcaption{font-size:.85rem;color:var(--soft)}.chart figcaption p{margin:0 0 .25rem}
.references ol{padding-left:2rem}.references>ol>li{margin-bottom:1.1rem;font-size:.95rem}
.references>ol>li:target,tr:target{background:var(--mark)}
summary{cursor:pointer;color:var(--accent);font-size:.82rem;width:fit-content}
.references ul{padding-left:1.1rem;margin:.4rem 0 0;font-size:.9rem}.references ul li{margin-bottom:.4rem}
@media (min-width:76rem){body{display:grid;grid-template-columns:minmax(13rem,17rem) minmax(0,44rem) minmax(0,1fr);column-gap:2.5rem;max-width:84rem;margin:0 auto;padding:0 1.5rem}
header{grid-column:2}main{grid-column:2}nav{grid-column:1;grid-row:1/3;position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;margin:0;padding-top:2.6rem!important;background:none;padding:0 .5rem 2rem 0;border-radius:0}nav ul{display:block}header,main{margin:0;width:100%}main{padding-top:.5rem}.audit .wide{width:min(56rem,calc(100vw - 24rem))}}
@media (max-width:40rem){body{font-size:1rem}h1{font-size:1.5rem}header,main{padding-left:1rem;padding-right:1rem}header{padding-top:1.25rem}main{padding-top:1rem}nav{margin:0 1rem}
.note{position:fixed;left:.5rem;right:.5rem;bottom:.5rem;margin:0;max-width:none;max-height:60vh;overflow:auto}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`

const printStyle = `
@media print{:root{--ink:#000;--soft:#333;--paper:#fff;--tint:#f4f4f4;--accent:#000;--line:#bbb}body{display:block;font-size:10.5pt;background:#fff;color:#000;padding:0}header,main{max-width:none;padding:0;margin:0}nav,.note,.skip,.filter{display:none!important}
h2,h3{break-after:avoid}li,blockquote,pre,tr,figure{break-inside:avoid}.table,.wide{overflow:visible}.audit .wide{width:auto}pre{white-space:pre-wrap}.audit tr{break-inside:auto}svg{max-width:100%;height:auto;min-width:0!important}.references details>summary{display:none}details::details-content{content-visibility:visible;block-size:auto}}
`

export const style = pageStyle + evidenceStyle + printStyle
