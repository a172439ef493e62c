/** One column that fits a phone, light and dark, with print rules. No fonts, images or scripts. */
export const style = `
:root{--serif:Georgia,"Noto Serif","DejaVu Serif",serif}:root:lang(zh){--serif:Georgia,"Noto Serif CJK SC","Songti SC",SimSun,serif}
:root{--ink:#1c1e21;--soft:#5a6069;--line:#d9dce1;--paper:#fff;--tint:#f4f6f8;--accent:#0b5cad;--mark:#fff3c4}
@media (prefers-color-scheme:dark){:root{--ink:#e4e6ea;--soft:#a3a9b3;--line:#3a3f47;--paper:#16181c;--tint:#1f2329;--accent:#7db8f5;--mark:#4a4020}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.65 var(--serif);overflow-wrap:break-word}
main{max-width:44rem;margin:0 auto;padding:2.5rem 1.25rem 6rem}
h1,h2,h3,h4,nav,.meta,.question,.note,.place,th,summary{font-family:system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.9rem;line-height:1.25;margin:0 0 .75rem;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 .75rem;scroll-margin-top:1rem}
h3{font-size:1.08rem;margin:1.75rem 0 .5rem}
p,ul,ol{margin:0 0 1rem}
section{position:relative}
em{color:var(--soft)}
a{color:var(--accent);text-underline-offset:.15em}
.meta,.question,.place{color:var(--soft);font-size:.86rem;line-height:1.5}
.opening{border-bottom:1px solid var(--line);padding-bottom:.5rem}
nav{background:var(--tint);border-radius:.5rem;padding:.9rem 1.1rem;margin:1.5rem 0;font-size:.92rem}
nav h2{font-size:.8rem;margin:0 0 .35rem;color:var(--soft);text-transform:uppercase;letter-spacing:.06em}
nav ol{margin:0;padding-left:1.3rem}
p,li,td{position:relative}
code,pre{font:.86em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--tint);border-radius:.25rem}
code{padding:.1em .3em}pre{padding:.8rem 1rem;overflow-x:auto}pre code{padding:0;background:none}
blockquote{margin:0 0 1rem;padding-left:1rem;border-left:3px solid var(--line);color:var(--soft)}
.table{overflow-x:auto;margin:0 0 1rem}table{border-collapse:collapse;font-size:.92rem}th,td{border-bottom:1px solid var(--line);padding:.4rem .8rem .4rem 0;text-align:left;vertical-align:top}
.cite{cursor:help;outline-offset:2px;border-radius:.2rem}
.mark{font:600 .72em/1 system-ui,sans-serif;color:var(--accent);vertical-align:.35em;padding:0 .1em;white-space:nowrap}
.cite:hover .mark,.cite:focus .mark,.cite:focus-within .mark{background:var(--mark)}
.note{display:none;position:absolute;left:0;right:0;z-index:5;margin-top:1.7em;max-width:36rem;padding:.85rem 1rem;background:var(--paper);border:1px solid var(--line);border-radius:.5rem;box-shadow:0 6px 24px rgb(0 0 0/.18);font-size:.9rem;line-height:1.5;text-align:left;cursor:auto}
.cite:hover .note,.cite:focus .note,.cite:focus-within .note{display:block}
.note q,.references q{font-family:var(--serif)}
q{quotes:none}.note q{display:block;border-left:3px solid var(--accent);padding-left:.75rem;white-space:pre-line;max-height:14rem;overflow:auto}
.from{display:block;margin-top:.45rem;color:var(--soft);font-size:.82rem}
.unresolved{background:#b3261e;color:#fff;padding:0 .2em;border-radius:.2em}
.searched{color:var(--soft);font-size:.9em}
.claim{border-bottom:1px solid var(--line);padding:.55rem 0}.claim>summary{color:var(--ink);font-size:.95rem;line-height:1.5}.claim>summary::before{content:""}.claim ul{margin:.4rem 0;padding-left:1.1rem;font-size:.9rem}
.verdict{font:600 .78rem/1 system-ui,sans-serif;color:var(--soft)}.verdict.supported{color:#1a7f45}.verdict.refuted{color:#c2352b}.verdict.mixed{color:#a66a00}
@media (prefers-color-scheme:dark){.verdict.supported{color:#6fd39a}.verdict.refuted{color:#ff8a80}.verdict.mixed{color:#f0b75e}}
.audit td,.audit th{font-size:.88rem;line-height:1.45}
.references ol{padding-left:2rem}.references>ol>li{margin-bottom:1.1rem;scroll-margin-top:1rem;font-size:.95rem}
.references>ol>li:target{background:var(--mark)}
summary{cursor:pointer;color:var(--accent);font-size:.82rem}summary::before{content:"\\201C \\201D  "}
.references ul{padding-left:1.1rem;margin:.4rem 0 0;font-size:.9rem}.references ul li{margin-bottom:.4rem}
@media (max-width:40rem){body{font-size:1rem}h1{font-size:1.5rem}main{padding:1.25rem 1rem 5rem}
.note{position:fixed;left:.5rem;right:.5rem;bottom:.5rem;margin:0;max-width:none;max-height:60vh;overflow:auto}}
@media print{body{font-size:10.5pt;background:#fff;color:#000}main{max-width:none;padding:0}nav,.note{display:none!important}.mark{color:#000}a{color:#000}
h2,h3{break-after:avoid}li,blockquote,pre,tr{break-inside:avoid}.references summary{display:none}.references details::details-content,.claim::details-content{content-visibility:visible;block-size:auto}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`
