/** The panel while nothing is chosen: all actors and connections of the picture as lists, for keyboard and screen reader too. */

import type { App } from '../app';
import { label } from '../api/client';
import { h } from '../dom';
import type { Pair } from '../graph/model';
import { formatNumber, t } from '../strings';

const shownAtFirst = 60;
let tab: 'actors' | 'connections' = 'actors';

export function overviewPanel(app: App): HTMLElement {
  const body = h('div.tab-body', { role: 'tabpanel', id: 'overview-list', tabindex: 0, 'aria-label': t.overview });
  const tabs = (['actors', 'connections'] as const).map((name) => h('button', {
    type: 'button', role: 'tab', 'aria-controls': 'overview-list', 'data-tab': name, onclick: () => open(name),
  }, t[name]));
  const open = (name: typeof tab): void => {
    tab = name;
    for (const button of tabs) button.setAttribute('aria-selected', String(button.dataset.tab === name));
    body.replaceChildren(name === 'actors' ? actorList(app) : connectionList(app, app.pairs));
  };
  open(tab);
  return h('div.panel-content', h('p.hint', t.overviewHint), h('div.tabs', { role: 'tablist', 'aria-label': t.overview }, tabs), body,
    h('p.foot', h('button.link', { type: 'button', onclick: () => app.go({ selection: { kind: 'corrections' } }, true) }, t.toCorrections)));
}

/** A row for an actor that opens it. */
export function actorRow(app: App, node: { id: string; name: string; type: string }, note: string): HTMLElement {
  return h('li', h('button.item', {
    type: 'button', 'data-node': node.id, onclick: () => app.go({ selection: { kind: 'node', id: node.id } }, true),
    onmouseenter: () => app.point(node.id), onmouseleave: () => app.point(null),
  }, h(`span.mark.${node.type}`), h('span.name', node.name), h('span.count', note)));
}

/** A row for a connection that opens it. */
export function connectionRow(app: App, pair: Pair, from?: string): HTMLElement {
  const name = (id: string): string => app.node(id)?.name ?? id;
  const other = from === pair.a ? pair.b : pair.a;
  const [first] = pair.lines;
  const types = [...new Set(pair.lines.flatMap((line) => line.links.map((link) => link.type)))].slice(0, 3);
  return h('li', h('button.item', {
    type: 'button', 'data-pair': `${pair.a} ${pair.b}`,
    onclick: () => app.go({ selection: { kind: 'pair', a: pair.a, b: pair.b } }, true),
    onmouseenter: () => app.point(from ? other : null), onmouseleave: () => app.point(null),
  },
  from ? h(`span.mark.${app.node(other)?.type ?? 'person'}`)
    : h('span.strokes', pair.lines.map((line) => h(`span.stroke.${strokeOf(line.polarity, line.material)}`))),
  h('span.name', from ? name(other) : `${name(first!.source)} – ${name(first!.target)}`,
    h('span.alias', types.map(label).join(', '))),
  h('span.count', formatNumber(pair.lines.reduce((sum, line) => sum + line.links.reduce((all, link) => all + link.documents, 0), 0)))));
}

function strokeOf(polarity: string, material: boolean): string {
  return polarity === 'standing' || polarity === 'together' ? polarity : `${material ? 'material' : 'verbal'}_${polarity}`;
}

function actorList(app: App): HTMLElement {
  const nodes = app.network?.nodes ?? [];
  return growing(nodes.length, (i) => actorRow(app, nodes[i]!, formatNumber(nodes[i]!.mentions)));
}

function connectionList(app: App, pairs: Pair[]): HTMLElement {
  return growing(pairs.length, (i) => connectionRow(app, pairs[i]!));
}

function growing(count: number, row: (index: number) => HTMLElement): HTMLElement {
  const list = h('ul.list');
  const grow = (): void => {
    more.remove();
    for (let i = list.childElementCount, end = i + shownAtFirst; i < Math.min(end, count); i++) list.append(row(i));
    if (list.childElementCount < count) list.append(more);
  };
  const more = h('li', h('button.link', { type: 'button', onclick: grow }, t.showMore));
  grow();
  return list;
}
