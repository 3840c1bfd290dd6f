/** The panel of an actor: names, roles, strongest connections, what the articles say. */

import type { App } from '../app';
import { api } from '../api/client';
import { correctionMenu } from '../correct/menu';
import { fill, h, icon, icons } from '../dom';
import { neighborsOf } from '../graph/model';
import { t } from '../strings';
import { correctionList } from './corrections';
import { factsOf } from './facts';
import { failureText } from './failure';
import { connectionRow } from './overview';
import { relationList } from './relations';

const strongest = 8;

export function nodePanel(app: App, id: string): HTMLElement {
  const facts = h('div.facts', h('p.hint', t.loading));
  const correction = h('span.menu-place');
  void api.entity(id).then(
    (entity) => {
      fill(facts, factsOf(app, entity));
      fill(correction, correctionMenu(app, entity));
    },
    (error: unknown) => fill(facts, h('p.hint', failureText(error))));
  const neighbors = neighborsOf(app.pairs, id).slice(0, strongest);
  return h('div.panel-content',
    h('div.actions', actions(app, id), correction),
    facts,
    neighbors.length > 0 ? h('section', h('h3', t.strongest), h('ul.list', neighbors.map(({ pair }) => connectionRow(app, pair, id)))) : null,
    h('section', h('h3', t.relationsOf), relationList(app, { entity: id }, h('p.hint', t.noEntityRelations))),
    correctionList(app, { entity: id }, null));
}

/** Puts the network of a node beside the one in the picture. */
export function expand(app: App, id: string): void {
  if (app.view.centers.includes(id)) return;
  app.go({ centers: [...app.view.centers, id], maxNodes: app.view.maxNodes + 20, selection: { kind: 'node', id } }, true);
}

function actions(app: App, id: string): (HTMLElement | null)[] {
  const { centers, maxNodes } = app.view;
  const place = centers.indexOf(id);
  const collapse = (): void => app.go({ centers: centers.filter((one) => one !== id), maxNodes: Math.max(20, maxNodes - 20) }, true);
  return [
    place < 0 ? h('button.primary', { type: 'button', title: t.expandHint, onclick: () => expand(app, id) }, icon(icons.plus), t.expand) : null,
    place > 0 ? h('button', { type: 'button', onclick: collapse }, icon(icons.minus), t.collapse) : null,
    place === 0 ? null : h('button', { type: 'button', onclick: () => app.go({ centers: [id], selection: null }, true) }, icon(icons.fit), t.recenter),
  ];
}
