/** The legend, which is the filter at the same time. */

import type { App } from '../app';
import { label } from '../api/client';
import { fill, h } from '../dom';
import { classOf } from '../graph/model';
import { t } from '../strings';
import { defaultTypes, isFiltered, linkClasses, startView, type LinkClass } from '../view';

const types = [...defaultTypes, 'place'];
const groups: { title: string; classes: LinkClass[] }[] = [
  { title: t.cooperation, classes: ['verbal_cooperation', 'material_cooperation'] },
  { title: t.conflict, classes: ['verbal_conflict', 'material_conflict'] },
  { title: '', classes: ['standing', 'together'] },
];
const own: Record<string, string> = { standing: t.standing, together: t.together };

/** Draws the legend anew for the network that is shown. */
export function drawFilters(container: HTMLElement, app: App): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
  fill(container,
    h('section', h('h2', t.whoIsShown), types.map((type) => typeRow(app, type))),
    h('section', h('h2', t.whatIsShown), groups.map(({ title, classes }) =>
      h('div.group', title ? h('h3', title) : null, classes.map((name) => classRow(app, name)))),
      h('p.hint', t.directedHint)),
    h('section.sliders', depthRow(app), weightRow(app), nodesRow(app)),
    isFiltered(app.view) ? h('button.reset', { type: 'button', 'data-key': 'reset', onclick: () => reset(app) }, t.resetFilters) : null);
  if (focused) container.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
}

function typeRow(app: App, type: string): HTMLElement {
  const count = app.network?.nodes.filter((node) => node.type === type).length ?? 0;
  const shown = app.view.entityTypes;
  const toggle = (on: boolean): void => app.go({ entityTypes: types.filter((one) => (one === type ? on : shown.includes(one))) });
  return checkRow({ key: type, mark: `mark.${type}`, text: label(type), count, checked: shown.includes(type), toggle,
    locked: shown.length === 1 && shown.includes(type) });
}

function classRow(app: App, name: LinkClass): HTMLElement {
  const links = app.network?.links.filter((link) => classOf(link) === name) ?? [];
  const { hidden } = app.view;
  const text = own[name] ?? shortLabel(name);
  const toggle = (on: boolean): void =>
    app.go({ hidden: linkClasses.filter((one) => (one === name ? !on : hidden.includes(one))) });
  return checkRow({ key: name, mark: `stroke.${name}`, text, count: links.length, checked: !hidden.includes(name), toggle,
    locked: hidden.length === linkClasses.length - 1 && !hidden.includes(name),
    only: () => app.go({ hidden: linkClasses.filter((one) => one !== name) }) });
}

interface Row {
  key: string;
  mark: string;
  text: string;
  count: number;
  checked: boolean;
  /** Whether it is the last one left, which must stay. */
  locked: boolean;
  toggle(on: boolean): void;
  only?(): void;
}

function checkRow(row: Row): HTMLElement {
  const box = h<HTMLInputElement>('input', { type: 'checkbox', checked: row.checked, disabled: row.locked, 'data-key': row.key,
    onchange: () => row.toggle(box.checked) });
  return h(`div.row${row.checked ? '' : '.off'}`,
    h('label', box, h(`span.${row.mark}`), h('span.text', row.text), h('span.count', row.checked ? row.count : '')),
    row.only ? h('button.only', { type: 'button', 'aria-label': `${t.only}: ${row.text}`, onclick: row.only }, t.only) : null);
}

function depthRow(app: App): HTMLElement {
  const options = [1, 2, 3].map((depth) => h('button', { type: 'button', 'aria-pressed': String(app.view.depth === depth), 'data-key': `depth-${depth}`,
    title: t.depthOf(depth), onclick: () => app.go({ depth }, true) }, depth));
  return h('div.field', h('span', { id: 'depth-label' }, t.depth), h('div.segments', { role: 'group', 'aria-labelledby': 'depth-label' }, options));
}

function weightRow(app: App): HTMLElement {
  const select = h<HTMLSelectElement>('select', { 'data-key': 'weight', onchange: () => app.go({ minWeight: Number(select.value) }) },
    choices([1, 2, 3, 5, 10], app.view.minWeight, t.articles));
  return h('label.field', h('span', t.minWeight), select);
}

function nodesRow(app: App): HTMLElement {
  const select = h<HTMLSelectElement>('select', { 'data-key': 'nodes', onchange: () => app.go({ maxNodes: Number(select.value) }) },
    choices([20, 40, 80, 150, 300, 600], app.view.maxNodes, t.nodes));
  return h('label.field', h('span', t.maxNodes), select);
}

function choices(values: number[], chosen: number, text: (n: number) => string): HTMLElement[] {
  return [...new Set([...values, chosen])]
    .sort((one, other) => one - other)
    .map((value) => h('option', { value, selected: value === chosen }, text(value)));
}

function reset(app: App): void {
  const { entityTypes, hidden, from, to, minWeight } = startView;
  app.go({ entityTypes, hidden, from, to, minWeight });
}

// "Kooperation in Worten" stands under the heading "Kooperation" already.
function shortLabel(name: string): string {
  const text = label(name);
  const heading = groups.find((group) => group.classes.includes(name as LinkClass))?.title ?? '';
  const rest = heading && text.toLowerCase().includes(heading.toLowerCase()) ? text.replace(new RegExp(heading, 'i'), '').trim() : text;
  return rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}
