/** What is known of an actor: written forms with counts and dates, offices with dates, how sure it is. */

import type { App } from '../app';
import { label } from '../api/client';
import type { Entity } from '../api/types';
import { h, icon, icons } from '../dom';
import { formatNumber, formatSpan, t } from '../strings';

const aliasesAtFirst = 5;
const rolesAtFirst = 6;

/** The facts of an actor. */
export function factsOf(app: App, entity: Entity): (HTMLElement | null)[] {
  return [
    h('p.kind', [label(entity.type), t.articles(entity.documents), t.mentions(entity.mentions)].join(' · ')),
    entity.first ? h('p.kind', formatSpan(entity.first, entity.last)) : null,
    h('p.kind.certainty', { title: t.certaintyHint }, h('meter', { min: 0, max: 1, value: entity.confidence, 'aria-label': t.certaintyHint }),
      t.certainty(entity.confidence)),
    written(entity),
    offices(app, entity),
    entity.sameAs[0] ? h('p', h('a', { href: entity.sameAs[0], target: '_blank', rel: 'noreferrer' }, t.wikidata, icon(icons.out))) : null,
  ];
}

function written(entity: Entity): HTMLElement | null {
  if (entity.aliases.length === 0) return null;
  const isName = (alias: Entity['aliases'][number]): boolean => alias.form === 'name';
  const rows = [...entity.aliases.filter(isName), ...entity.aliases.filter((alias) => !isName(alias))].map((alias) => h('li',
    h(`span.form${isName(alias) ? '' : '.other'}`, { title: label(alias.form) }, alias.text),
    h('span.when', formatSpan(alias.first, alias.last, true)),
    h('span.count', { 'aria-label': t.mentions(alias.count) }, `${formatNumber(alias.count)} ×`)));
  return h('section', h('h3', t.alsoWritten), growing('ul.aliases', rows, aliasesAtFirst));
}

function offices(app: App, entity: Entity): HTMLElement | null {
  if (entity.roles.length === 0) return null;
  const rows = entity.roles.map((role) => h('li',
    h('span', `${label(role.type)} `,
      h('button.link', { type: 'button', onclick: () => app.go({ selection: { kind: 'pair', a: entity.id, b: role.of.id } }, true) }, role.of.name),
      role.former ? h('span.badge', t.former) : null,
      role.designated ? h('span.badge', t.designated) : null),
    h('span.when', [role.keyword, formatSpan(role.first, role.last), t.articles(role.documents)].filter((text) => text).join(' · '))));
  return h('section', h('h3', t.roles), growing('ul.roles', rows, rolesAtFirst));
}

// A list that shows its head until somebody wants all of it.
function growing(selector: string, rows: HTMLElement[], atFirst: number): HTMLElement {
  const list = h(selector, rows.slice(0, atFirst));
  if (rows.length <= atFirst) return list;
  const more = h('li', h('button.link', { type: 'button', onclick: () => {
    more.replaceWith(...rows.slice(atFirst));
    rows[atFirst]?.setAttribute('tabindex', '-1');
    rows[atFirst]?.focus();
  } }, t.showAll(rows.length)));
  list.append(more);
  return list;
}
