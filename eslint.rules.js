/**
 * The house rules on top of Backstage's own, shared by every package's
 * `.eslintrc.js` so that no package is laxer than another.
 */
const colourLiteral =
  '/^(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(rgb|hsl)a?\\(.*)$/i';

const shared = {
  'max-lines': ['error', { max: 400 }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@backstage/no-mixed-plugin-imports': 'error',
};

const frontEnd = {
  plugins: ['jsx-a11y'],
  extends: ['plugin:jsx-a11y/recommended'],
  rules: shared,
  // As an override, because Backstage's own for React replaces a rule that
  // stands outside of one; its pattern is therefore repeated here.
  overrides: [
    {
      files: ['**/*.{ts,tsx}'],
      rules: {
        'no-restricted-syntax': [
          'error',
          {
            selector: `Literal[value=${colourLiteral}]`,
            message: 'Colours come from the theme: use a --bui-* token.',
          },
          {
            selector:
              "ImportDeclaration[source.value='react'] :matches(ImportDefaultSpecifier, ImportNamespaceSpecifier)",
            message: 'Import what is used from react by its name.',
          },
        ],
      },
    },
  ],
};

const backEnd = {
  rules: shared,
  overrides: [
    {
      // Tests start the real plugins side by side, as a portal does.
      files: ['**/__testUtils__/**'],
      rules: { '@backstage/no-mixed-plugin-imports': 'off' },
    },
  ],
};

module.exports = { backEnd, frontEnd };
