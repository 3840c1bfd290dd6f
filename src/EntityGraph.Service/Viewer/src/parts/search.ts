/** The search box: suggests names while somebody types. */

import { api, label } from '../api/client';
import type { Suggestion } from '../api/types';
import { debounce, fill, h, icon, icons } from '../dom';
import { formatNumber, t } from '../strings';

let count = 0;

/** Makes a search box. @param choose Takes the id of a suggestion, or what was typed. */
export function searchBox(choose: (center: string) => void, big: boolean): HTMLElement {
  const list = `suggestions-${++count}`;
  const input = h<HTMLInputElement>('input', {
    type: 'search', role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-label': t.search,
    'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list, placeholder: big ? t.searchHint : t.search,
  });
  const options = h('ul.suggestions', { id: list, role: 'listbox', 'aria-label': t.search, hidden: true });
  const status = h('p.quiet-status', { role: 'status' });
  const form = h('form.search' + (big ? '.big' : ''), { role: 'search' }, icon(icons.search), input, options, status);
  let items: Suggestion[] = [];
  let active = -1;
  let pending: AbortController | null = null;

  const close = (): void => {
    pending?.abort();
    options.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const pick = (center: string): void => {
    close();
    input.value = '';
    input.blur();
    choose(center);
  };
  const activate = (index: number): void => {
    active = (index + items.length) % items.length;
    [...options.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    input.setAttribute('aria-activedescendant', `${list}-${active}`);
  };
  const show = (found: Suggestion[]): void => {
    items = found;
    active = -1;
    fill(options, found.map((item, i) => suggestionRow(item, `${list}-${i}`, () => pick(item.id))));
    if (found.length === 0) options.append(h('li.no-match', { role: 'option', 'aria-disabled': 'true' }, t.noMatch));
    options.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    fill(status, t.matches(found.length));
  };
  const look = debounce(110, async () => {
    const text = input.value.trim();
    if (!text) return close();
    pending?.abort();
    pending = new AbortController();
    const { signal } = pending;
    try {
      const { items: found } = await api.suggest(text, signal);
      if (!signal.aborted) show(found);
    } catch {
      if (!signal.aborted) close();
    }
  });

  input.addEventListener('input', look);
  input.addEventListener('blur', () => setTimeout(close, 150));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (items.length === 0 || options.hidden || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    activate(event.key === 'ArrowDown' ? active + 1 : active < 0 ? items.length - 1 : active - 1);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text) pick(active >= 0 ? items[active]!.id : text);
  });
  return form;
}

function suggestionRow(item: Suggestion, id: string, pick: () => void): HTMLElement {
  // The input loses the focus on a press, which would close the list before the click.
  return h('li', { id, role: 'option', 'aria-selected': 'false', onmousedown: (event: Event) => event.preventDefault(), onclick: pick },
    h(`span.mark.${item.type}`),
    h('span.name', item.name, item.alias && item.alias !== item.name ? h('span.alias', item.alias) : null),
    h('span.count', `${label(item.type)} · ${formatNumber(item.documents)}`));
}
