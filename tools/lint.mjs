// npm run lint: rules that need types (.oxlintrc.json), then all others and the boundaries (eslint.config.mjs).
import { run } from './workspace.mjs';

const codes = [await run('oxlint', ['--deny-warnings', '--report-unused-disable-directives']), await run('eslint', ['.'])];
process.exit(codes.some((code) => code !== 0) ? 1 : 0);
