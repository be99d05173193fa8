import tseslint from 'typescript-eslint';

/** A folder may import only from the folders named with it: arrows point one way. */
const LAYERS = {
  json: [],
  contract: ['json'],
  check: ['json', 'contract', 'exchange'],
  target: ['json', 'contract', 'exchange', 'check'],
  capture: ['json', 'contract', 'exchange', 'check'],
  run: ['json', 'contract', 'exchange', 'check'],
  report: ['json', 'contract', 'exchange', 'check'],
  generate: ['json', 'contract'],
  reference: ['json', 'contract', 'generate'],
  proxy: ['json', 'exchange', 'target'],
  api: [
    'json',
    'contract',
    'exchange',
    'check',
    'target',
    'capture',
    'run',
    'report',
    'generate',
    'reference',
    'suites',
  ],
  matchers: ['contract', 'report', 'api'],
  vitest: ['contract', 'exchange', 'target', 'report', 'api', 'matchers', 'suites'],
  cli: [
    'json',
    'contract',
    'exchange',
    'check',
    'target',
    'capture',
    'run',
    'report',
    'generate',
    'reference',
    'api',
    'proxy',
    'suites',
  ],
};
const FOLDERS = Object.keys(LAYERS);
/** src/target opens connections; the others listen: the reference server, the proxy, an app under test. */
const SERVERS = ['target', 'reference', 'proxy', 'vitest'];

const layerRule = (folder, allowed) => ({
  files: [`src/${folder}/**/*.ts`],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...FOLDERS.filter((other) => other !== folder && !allowed.includes(other)).map((other) => ({
            regex: `^\\.\\./(?:\\.\\./)*${other}/`,
            message: `src/${folder} may not import src/${other}: see docs/architecture.md`,
          })),
          ...(allowed.includes('suites')
            ? []
            : [{ regex: '/suites/', message: `src/${folder} may not import a suite` }]),
          ...(folder === 'contract'
            ? []
            : [{ regex: '^#specs/|/specs/', message: 'only src/contract reads specs/' }]),
          ...(SERVERS.includes(folder)
            ? []
            : [{ regex: '^node:(?:http|https|net|tls)$', message: 'only src/target opens a connection' }]),
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'src/contract/generated/**', '.stryker-tmp/**'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: '../tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.test.ts', '**/*.test-data.ts'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
    },
  },
  { files: ['.config/*.ts'], ...tseslint.configs.disableTypeChecked },
  ...Object.entries(LAYERS).map(([folder, allowed]) => layerRule(folder, allowed)),
);
