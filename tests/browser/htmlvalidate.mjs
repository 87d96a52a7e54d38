// What html-validate asks of our pages: its recommended rules, fitted to HTML that maud renders on the server.
/** @type {import('html-validate').ConfigData} */
export default {
  extends: ['html-validate:recommended'],
  rules: {
    // The CSP forbids both.
    'no-inline-style': 'error',
    'script-element': 'error',
    // maud writes neither line ends nor indentation, and these spellings.
    'doctype-style': ['error', { style: 'uppercase' }],
    'void-style': ['error', { style: 'omit' }],
    'attribute-boolean-style': ['error', { style: 'omit' }],
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    // Everything comes from the page's own address.
    'require-sri': 'off',
    // Lists without markers are no lists for VoiceOver unless they say so.
    'no-redundant-role': 'off',
    'prefer-native-element': ['error', { exclude: ['list', 'listbox'] }],
    // Lists in forms repeat their names, in step: photos, tags, interests.
    'form-dup-name': 'off',
    // A press on a picture sends its place, which no other button does.
    'prefer-button': ['error', { exclude: ['image'] }],
    // A title is a post's or a product's own words.
    'long-title': 'off',
  },
};
