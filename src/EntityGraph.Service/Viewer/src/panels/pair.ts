/** The panel of a connection: everything that is said of two actors, told apart by time and by how real it is said to be. */

import type { App } from '../app';
import { api } from '../api/client';
import type { Relation } from '../api/types';
import { fill, h } from '../dom';
import { pairKey } from '../graph/model';
import { t } from '../strings';
import { failureText } from './failure';
import { relationRow, togetherList } from './relations';

/** What a relation is said to be: done, to come, denied, somebody's claim, or lasting. */
const aspects = ['happened', 'ahead', 'denied', 'claimed', 'lasting'] as const;
type Aspect = (typeof aspects)[number];

const pageSize = 200;

export function pairPanel(app: App, a: string, b: string): HTMLElement {
  const links = app.network?.links.filter((link) => pairKey(link.source, link.target) === pairKey(a, b)) ?? [];
  const together = links.find((link) => link.layer === 'co_occurrence');
  const named = together && h('section', h('h3', t.alsoTogether(together.documents)), togetherList(app, together));
  if (together && links.length === 1) {
    return h('div.panel-content', ends(app, a, b), h('p.hint', t.onlyTogether), named);
  }

  return h('div.panel-content', ends(app, a, b), h('section', h('h3', t.relationsOf), statements(app, a, b)), named);
}

function aspectOf(relation: Relation): Aspect {
  if (relation.negated) return 'denied';
  if (relation.quadClass === 'standing') return 'lasting';
  if (relation.modality !== 'asserted') return 'ahead';
  return relation.reported ? 'claimed' : 'happened';
}

function statements(app: App, a: string, b: string): HTMLElement {
  const chips = h('div.chips.aspects', { role: 'group', 'aria-label': t.aspects });
  const list = h('div.years', h('p.hint', t.loading));
  const more = h('div.more');
  const relations: Relation[] = [];
  let chosen: Aspect | null = null;
  const show = (): void => {
    fill(chips, chipsOf(relations, chosen, (one) => {
      chosen = one;
      show();
    }));
    fill(list, relations.length === 0 ? h('p.hint', t.noRelations)
      : byYear(app, relations.filter((relation) => chosen === null || aspectOf(relation) === chosen)));
  };
  const load = async (cursor?: string | null): Promise<void> => {
    try {
      const page = await api.relations({ between: `${a},${b}`, from: app.view.from, to: app.view.to, limit: pageSize, cursor });
      relations.push(...page.items);
      show();
      fill(more, page.nextCursor ? h('button.link', { type: 'button', onclick: () => void load(page.nextCursor) }, t.moreRelations) : null);
    } catch (error) {
      fill(list, h('p.hint', failureText(error)));
    }
  };
  void load();
  return h('div', chips, list, more);
}

// One kind of statement alone needs no choice.
function chipsOf(relations: Relation[], chosen: Aspect | null, choose: (aspect: Aspect | null) => void): HTMLElement[] {
  const counts = aspects.map((aspect) => ({ aspect, count: relations.filter((relation) => aspectOf(relation) === aspect).length }));
  const present = counts.filter(({ count }) => count > 0);
  if (present.length < 2) return [];
  const chip = (aspect: Aspect | null, text: string, count: number): HTMLElement => h('button.chip', {
    type: 'button', 'aria-pressed': String(aspect === chosen), 'data-aspect': aspect ?? 'all', onclick: () => choose(aspect),
  }, text, h('span.count', count));
  return [chip(null, t.all, relations.length), ...present.map(({ aspect, count }) => chip(aspect, t[aspect], count))];
}

function byYear(app: App, relations: Relation[]): HTMLElement[] {
  const years = new Map<string, Relation[]>();
  for (const relation of relations) {
    const year = (relation.last ?? relation.first)?.slice(0, 4) ?? t.undated;
    years.set(year, [...(years.get(year) ?? []), relation]);
  }

  return [...years].map(([year, some]) => h('section.year', h('h4', year), h('ol.relations', some.map((relation) => relationRow(app, relation)))));
}

function ends(app: App, a: string, b: string): HTMLElement {
  return h('div.pair-ends', endButton(app, a), h('span', { 'aria-hidden': 'true' }, '–'), endButton(app, b));
}

function endButton(app: App, id: string): HTMLElement {
  const node = app.node(id);
  return h('button.chip', { type: 'button', onclick: () => app.go({ selection: { kind: 'node', id } }, true) },
    h(`span.mark.${node?.type ?? id.split(':')[0]}`), node?.name ?? id);
}
