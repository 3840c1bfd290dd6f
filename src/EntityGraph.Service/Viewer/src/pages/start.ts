/** The first page: a search box, and a few of those who are named most. */

import type { App } from '../app';
import { api } from '../api/client';
import { fill, h, icon, icons } from '../dom';
import { failureText } from '../panels/failure';
import { searchBox } from '../parts/search';
import { formatNumber, t } from '../strings';

const examples = 10;

export function startPage(app: App): HTMLElement {
  const chips = h('div.examples', { 'aria-live': 'polite' });
  const load = async (): Promise<void> => {
    try {
      const { items } = await api.topEntities('person', examples);
      fill(chips, items.length > 0 ? exampleList(app, items) : emptyStore());
    } catch (error) {
      fill(chips, h('p.hint', failureText(error)), h('button', { type: 'button', onclick: () => void load() }, t.retry));
    }
  };
  void load();
  const count = h('span.hint');
  void api.stats().then(({ documents }) => fill(count, t.readSoFar(formatNumber(documents))), () => undefined);
  return h('main.start',
    h('h1', t.claim),
    h('p.intro', t.intro),
    searchBox((center) => app.go({ page: 'network', centers: [center], selection: null }, true), true),
    chips,
    h('p.more-ways',
      h('button.link', { type: 'button', onclick: () => app.go({ page: 'text' }, true) }, icon(icons.text), t.analyse),
      h('a', { href: '/swagger' }, icon(icons.link), t.api),
      count));
}

function exampleList(app: App, items: { id: string; name: string; type: string; documents: number }[]): HTMLElement[] {
  return [
    h('h2', t.examples),
    h('ul.chips', items.map((item) => h('li', h('button.chip', {
      type: 'button', title: t.articles(item.documents), onclick: () => app.go({ page: 'network', centers: [item.id], selection: null }, true),
    }, h(`span.mark.${item.type}`), item.name, h('span.count', formatNumber(item.documents)))))),
  ];
}

function emptyStore(): HTMLElement[] {
  return [h('p', h('strong', t.emptyStore)), h('p.hint', t.emptyStoreHint)];
}
