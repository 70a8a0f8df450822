// Lint of the whole workspace: TypeScript's usual traps, boundaries (the table of DESIGN.md section 7), sizes. The rules
// that need types are in .oxlintrc.json (docs/adr/0033).
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const services = ['templates', 'dispatch', 'campaigns', 'automations', 'webhooks', 'console'];
const libs = ['kernel', 'contracts', 'content', 'audience', 'persistence', 'eventing', 'service-kit', 'providers'];

/** Who may import whom. Services import libs, never each other: only `standalone` composes. */
const mayImport = {
  kernel: [],
  contracts: ['kernel'],
  content: ['kernel'],
  audience: ['kernel', 'contracts', 'persistence'],
  persistence: ['kernel'],
  eventing: ['kernel', 'contracts', 'persistence'],
  'service-kit': ['kernel', 'contracts', 'eventing', 'persistence'],
  providers: ['kernel', 'contracts'],
  testing: libs,
  ...Object.fromEntries(services.map((service) => [service, libs])),
  standalone: [...libs, ...services],
  // The web app speaks HTTP like any client; of the workspace it takes words and how SMS are counted.
  'console-web': ['contracts', 'content'],
  e2e: [...libs, ...services, 'standalone', 'testing'],
  bench: [...libs, ...services, 'standalone', 'testing'],
};

/** `extra` is what specs may import besides: the testing library. */
const boundaries = (extra = []) => ['error', {
  // Everything is built by tsc project references; what may be built is no question here.
  enforceBuildableLibDependency: false,
  allow: [],
  depConstraints: Object.entries(mayImport).map(([scope, allowed]) => ({
    sourceTag: `scope:${scope}`,
    onlyDependOnLibsWithTags: [...new Set([...allowed, ...extra])].map((name) => `scope:${name}`),
  })),
}];

/**
 * STYLE.md 20: six collaborators, three parameters. A rule of its own, for `max-params` knows no constructors. A Nest
 * factory stands for a constructor; the parameters of a route are filled by decorators, and nobody calls it.
 */
const makers = "MethodDefinition[kind='constructor'], Property[key.name='useFactory']";
const fewParameters = [
  'error',
  { selector: `:matches(${makers}) > :function[params.length>6]`, message: 'A constructor takes at most six collaborators.' },
  {
    selector: `:not(${makers}) > :function[params.length>3]:not([params.0.decorators.length>0])`,
    message: 'A function takes at most three parameters; the others go into an options object.',
  },
];

export default tseslint.config(
  { ignores: ['**/dist/**', 'services/console/web/src/api/schema.d.ts', '**/dist-types/**', '**/coverage/**', '**/*.js', '**/*.mjs', '**/*.json', '.nx/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': fewParameters,
      complexity: ['error', { max: 15 }],
    },
  },
  {
    // Proofs: a describe block is one function, a row of a table is positional, and the testing library is for them.
    // Conformance suites are proofs that are exported.
    files: ['**/*.spec.ts', '**/test/**/*.ts', 'e2e/**/*.ts', '**/conformance/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries(['testing']),
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
    },
  },
);
