// The page without any library.

import { CURRENT, FORMATS, PAGES, read } from './skeleton.js';

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const links = PAGES.map((name) => {
  const link = element('a', { href: `#/${name.toLowerCase()}` }, name);
  if (name === CURRENT) link.setAttribute('aria-current', 'page');
  return element('li', {}, link);
});
const counted = element('p', { className: 'hint' }, '0');
const text = element('textarea', { rows: 14, oninput: () => (counted.textContent = read(text.value)) });
const formats = element('select', {}, ...FORMATS.map((name) => element('option', {}, name)));
document.body.append(
  element(
    'div',
    { className: 'app' },
    element(
      'header',
      { className: 'sidebar' },
      element('p', { className: 'brand' }, 'proxy', element('b', {}, 'deck')),
      element('nav', {}, element('ul', {}, ...links)),
    ),
    element(
      'main',
      {},
      element('h1', {}, CURRENT),
      element('section', { className: 'card' }, element('label', {}, 'Paste list', text), counted),
      element('section', { className: 'card' }, element('label', {}, 'Format', formats)),
    ),
  ),
);
