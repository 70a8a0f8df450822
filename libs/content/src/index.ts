export { missingWayOut, withWayOut, type WayOutPlace } from './add-way-out/add-way-out.js';
export { chooseLocale, formatLocale } from './choose-locale/choose-locale.js';
export {
  chooseWords,
  contentChannels,
  type ChosenWords,
  type ContentChannel,
  type ContentFormat,
  type LanguageWords,
  type WrittenTemplate,
} from './choose-words/choose-words.js';
export {
  compileContent,
  needsWayOut,
  type CompiledContent,
  type CompileOptions,
  type RenderOutcome,
  type TemplateContent,
} from './compile-template/compile-content.js';
export { CompiledTemplateCache } from './compile-template/compiled-template-cache.js';
export { htmlToText } from './compile-template/html-to-text.js';
export type { BudgetLimit } from './compile-template/render-state.js';
export { formatDate, formatTime, type DateStyle } from './format-values/format-date.js';
export { formatMoney, type Money } from './format-values/format-money.js';
export { formatNumber } from './format-values/format-number.js';
export { formatPhone } from './format-values/format-phone.js';
export { formatPlural } from './format-values/format-plural.js';
export type { FormatOptions } from './format-values/value-format.js';
export { reservedRoots } from './lint-template/known-names.js';
export { lintTemplate, type LintInput, type LintReport } from './lint-template/lint-template.js';
export { gsm7Replacement } from './measure-sms/gsm7.js';
export { measureSms, type SmsMeasure } from './measure-sms/measure-sms.js';
export { parseTemplate } from './parse-template/parse-template.js';
export { scanTags, type Tag } from './parse-template/scan-tags.js';
export type { TemplateAst, TemplateNode } from './parse-template/template-ast.js';
export { compiledBytesMax, renderBudget, templateLimits, type TemplateLimits } from './parse-template/template-limits.js';
export type { ValueKind } from './parse-template/value-kinds.js';
export { variablesOf, type TemplateVariable } from './parse-template/variables-of.js';
export { fillMissing, type SampleOptions } from './sample-values/fill-missing.js';
