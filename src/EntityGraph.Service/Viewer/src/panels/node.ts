/** The panel of an actor: names, roles, strongest connections, what the articles say. */

import type { App } from '../app';
import { api, label } from '../api/client';
import type { Entity } from '../api/types';
import { fill, h, icon, icons } from '../dom';
import { neighborsOf } from '../graph/model';
import { formatDay, t } from '../strings';
import { failureText } from './failure';
import { connectionRow } from './overview';
import { relationList } from './relations';

const strongest = 8;
const aliases = 12;
const rolesShown = 6;

export function nodePanel(app: App, id: string): HTMLElement {
  const facts = h('div.facts', h('p.hint', t.loading));
  void api.entity(id).then(
    (entity) => fill(facts, factsOf(app, entity)),
    (error: unknown) => fill(facts, h('p.hint', failureText(error))));
  const neighbors = neighborsOf(app.pairs, id).slice(0, strongest);
  return h('div.panel-content',
    actions(app, id),
    facts,
    neighbors.length > 0 ? h('section', h('h3', t.strongest), h('ul.list', neighbors.map(({ pair }) => connectionRow(app, pair, id)))) : null,
    h('section', h('h3', t.relationsOf), relationList(app, { entity: id }, h('p.hint', t.noEntityRelations))));
}

/** Puts the network of a node beside the one in the picture. */
export function expand(app: App, id: string): void {
  if (app.view.centers.includes(id)) return;
  app.go({ centers: [...app.view.centers, id], maxNodes: app.view.maxNodes + 20, selection: { kind: 'node', id } }, true);
}

function actions(app: App, id: string): HTMLElement {
  const { centers, maxNodes } = app.view;
  const place = centers.indexOf(id);
  const collapse = (): void => app.go({ centers: centers.filter((one) => one !== id), maxNodes: Math.max(20, maxNodes - 20) }, true);
  return h('p.actions',
    place < 0 ? h('button.primary', { type: 'button', title: t.expandHint, onclick: () => expand(app, id) }, icon(icons.plus), t.expand) : null,
    place > 0 ? h('button', { type: 'button', onclick: collapse }, icon(icons.minus), t.collapse) : null,
    place === 0 ? null : h('button', { type: 'button', onclick: () => app.go({ centers: [id], selection: null }, true) }, icon(icons.fit), t.recenter));
}

function factsOf(app: App, entity: Entity): (HTMLElement | null)[] {
  const written = [...new Set(entity.aliases.filter((alias) => alias.form === 'name').map((alias) => alias.text))]
    .filter((text) => text !== entity.name)
    .slice(0, aliases);
  return [
    h('p.kind', [label(entity.type), t.articles(entity.documents), t.mentions(entity.mentions)].join(' · ')),
    entity.first ? h('p.kind', `${t.firstSeen} ${formatDay(entity.first)}, ${t.lastSeen} ${formatDay(entity.last)}`) : null,
    written.length > 0 ? h('section', h('h3', t.alsoWritten), h('p.aliases', written.map((text) => h('span.alias-chip', text)))) : null,
    entity.roles.length > 0 ? h('section', h('h3', t.roles), h('ul.roles', entity.roles.slice(0, rolesShown).map((role) => h('li',
      `${label(role.type)} `,
      h('button.link', { type: 'button', onclick: () => app.go({ selection: { kind: 'pair', a: entity.id, b: role.of.id } }, true) }, role.of.name),
      role.former ? h('span.badge', t.former) : null,
      role.designated ? h('span.badge', t.designated) : null)))) : null,
    entity.sameAs[0] ? h('p', h('a', { href: entity.sameAs[0], target: '_blank', rel: 'noreferrer' }, t.wikidata, icon(icons.out))) : null,
  ];
}
