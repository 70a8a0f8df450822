// One jest run for the whole workspace: one embedded PostgreSQL (tools/jest), sources resolved through the
// "@messaging/source" export condition, so no build is needed for unit and integration tests.
// Levels by name (STYLE.md 26): *.spec.ts pure, *.int.spec.ts real PostgreSQL, e2e/*.e2e.spec.ts the built product.
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/services', '<rootDir>/e2e'],
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.faults\\.spec\\.ts$'],
  extensionsToTreatAsEsm: ['.ts'],
  // TypeScript sources import each other as .js; `metadata.json.js` of a package is not one of them.
  moduleNameMapper: { '^(\\.{1,2}/(?!.*\\.json\\.js$).*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@messaging/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      swcrc: false,
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
        keepClassNames: true,
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    }],
  },
  globalSetup: './tools/jest/global-setup.mjs',
  globalTeardown: './tools/jest/global-teardown.mjs',
  testTimeout: 60_000,
  maxWorkers: 2,
  testSequencer: './tools/jest/longest-first.mjs',
};
