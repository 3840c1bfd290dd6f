/** The panel of a connection: everything that is said of two actors, sentence by sentence. */

import type { App } from '../app';
import { h } from '../dom';
import { pairKey } from '../graph/model';
import { t } from '../strings';
import { relationList, togetherList } from './relations';

export function pairPanel(app: App, a: string, b: string): HTMLElement {
  const links = app.network?.links.filter((link) => pairKey(link.source, link.target) === pairKey(a, b)) ?? [];
  const together = links.find((link) => link.layer === 'co_occurrence');
  const named = together && h('section', h('h3', t.alsoTogether(together.documents)), togetherList(app, together));
  if (together && links.length === 1) {
    return h('div.panel-content', ends(app, a, b), h('p.hint', t.onlyTogether), named);
  }

  return h('div.panel-content', ends(app, a, b),
    h('section', h('h3', t.relationsOf), relationList(app, { between: `${a},${b}` }, h('p.hint', t.noRelations))),
    named);
}

function ends(app: App, a: string, b: string): HTMLElement {
  return h('div.pair-ends', endButton(app, a), h('span', { 'aria-hidden': 'true' }, '–'), endButton(app, b));
}

function endButton(app: App, id: string): HTMLElement {
  const node = app.node(id);
  return h('button.chip', { type: 'button', onclick: () => app.go({ selection: { kind: 'node', id } }, true) },
    h(`span.mark.${node?.type ?? id.split(':')[0]}`), node?.name ?? id);
}
