/** A list of relations with their passages, a page at a time. */

import type { App } from '../app';
import { api, label } from '../api/client';
import type { NetworkLink, Passage, Relation } from '../api/types';
import { correctNow } from '../correct/correct';
import { fill, h, icon, icons } from '../dom';
import { t } from '../strings';
import { badges, passageView, statementHead } from '../parts/statement';
import { failureText } from './failure';

const passagesAtFirst = 2;

/** Lists relations. @param empty Shown where there is none. */
export function relationList(app: App, query: Record<string, string | null>, empty: HTMLElement): HTMLElement {
  const list = h('ol.relations');
  const more = h('div.more');
  const load = async (cursor?: string | null): Promise<void> => {
    fill(more, h('p.hint', t.loading));
    try {
      const page = await api.relations({ ...query, from: app.view.from, to: app.view.to, limit: 20, cursor });
      for (const relation of page.items) list.append(relationRow(app, relation));
      if (list.childElementCount === 0) list.replaceWith(empty);
      fill(more, page.nextCursor
        ? h('button.link', { type: 'button', onclick: () => void load(page.nextCursor) }, t.moreRelations)
        : null);
    } catch (error) {
      fill(more, h('p.hint', failureText(error)));
    }
  };
  void load();
  return h('div', list, more);
}

/** A relation with its first passages, and what a reader may say of it. */
export function relationRow(app: App, relation: Relation): HTMLElement {
  const names = new Map([[relation.sourceId, relation.sourceName], [relation.targetId, relation.targetName]]);
  const name = (id: string): string => names.get(id) ?? app.node(id)?.name ?? plain(id);
  const open = (passage: Passage): void => openPassage(app, passage);
  const tools = verdicts(app, relation, name);
  const show = (evidence: Passage[]): HTMLElement[] => evidence.map((passage, i) => passageView(passage, open, i === 0 ? tools : null));
  const passages = h('div.passages', show(relation.evidence.slice(0, passagesAtFirst)));
  const left = relation.evidenceCount - Math.min(passagesAtFirst, relation.evidence.length);
  const all = async (): Promise<void> => {
    const { items } = await api.evidence(relation.id, { limit: 100 });
    fill(passages, show(items));
  };
  if (left > 0) passages.append(h('button.link', { type: 'button', onclick: () => void all() }, t.morePassages(left)));
  return h(`li.relation.${relation.quadClass}`, { 'data-relation': relation.id },  statementHead(relation, name), badges(relation, name), passages);
}

// Whoever has read the passages knows whether they say so.
function verdicts(app: App, relation: Relation, name: (id: string) => string): HTMLElement {
  const what = `${name(relation.sourceId)} – ${label(relation.type)} – ${name(relation.targetId)}`;
  const verdict = (kind: 'confirm' | 'reject', text: string, path: string, done: string): HTMLElement => h('button.icon-button', {
    type: 'button', title: text, 'aria-label': `${text}: ${what}`, onclick: () => correctNow(app, { kind, target: relation.id }, done),
  }, icon(path));
  return h('span.verdicts',
    relation.confidence < 1 ? verdict('confirm', t.isRight, icons.check, t.confirmed(what)) : null,
    verdict('reject', t.isWrong, icons.wrong, t.rejected(what)));
}

/** Lists the sentences that name two actors together. */
export function togetherList(app: App, link: NetworkLink): HTMLElement {
  const list = h('div.passages');
  const more = h('div.more');
  const load = async (cursor?: string | null): Promise<void> => {
    const page = await api.evidence(link.id, { limit: 5, cursor, from: app.view.from, to: app.view.to });
    for (const passage of page.items) list.append(passageView(passage, (one) => openPassage(app, one)));
    fill(more, page.nextCursor
      ? h('button.link', { type: 'button', onclick: () => void load(page.nextCursor) }, t.morePassages(link.count - list.childElementCount))
      : null);
  };
  void load().catch((error: unknown) => fill(more, h('p.hint', failureText(error))));
  return h('div.relation.together', list, more);
}

function openPassage(app: App, passage: Passage): void {
  app.go({ selection: { kind: 'document', id: passage.documentId, start: passage.start, end: passage.end } }, true);
}

// An id is all that is known of somebody who is not in the picture.
function plain(id: string): string {
  return id.slice(id.indexOf(':') + 1).replaceAll('-', ' ');
}
