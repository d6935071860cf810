// The same page in React.

import { useState } from 'react';
import { createRoot } from 'react-dom/client';

import { CURRENT, FORMATS, PAGES, read } from './skeleton.js';

function Page() {
  const [text, setText] = useState('');
  return (
    <div className="app">
      <header className="sidebar">
        <p className="brand">
          proxy<b>deck</b>
        </p>
        <nav>
          <ul>
            {PAGES.map((name) => (
              <li key={name}>
                <a href={`#/${name.toLowerCase()}`} aria-current={name === CURRENT ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>
        <h1>{CURRENT}</h1>
        <section className="card">
          <label>
            Paste list
            <textarea rows={14} value={text} onChange={(event) => setText(event.target.value)} />
          </label>
          <p className="hint">{read(text)}</p>
        </section>
        <section className="card">
          <label>
            Format
            <select>
              {FORMATS.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        </section>
      </main>
    </div>
  );
}

const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(<Page />);
