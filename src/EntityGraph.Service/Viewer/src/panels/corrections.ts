/** The panel of corrections: what people changed, who, when and why, each with the way back. */

import type { App } from '../app';
import { api, label } from '../api/client';
import type { Correction } from '../api/types';
import { undo } from '../correct/correct';
import { fill, h } from '../dom';
import { formatMoment, t } from '../strings';
import { failureText } from './failure';

const pageSize = 50;

/** All corrections, latest first. */
export function correctionsPanel(app: App): HTMLElement {
  return h('div.panel-content', h('p.hint', t.correctionsHint), correctionList(app, {}, h('p.hint', t.noCorrections)));
}

/** Corrections as a list. @param empty Shown where there is none. */
export function correctionList(app: App, query: Record<string, string>, empty: HTMLElement | null): HTMLElement {
  const list = h('ol.corrections');
  const more = h('div.more');
  const load = async (cursor?: string | null): Promise<void> => {
    try {
      const page = await api.corrections({ ...query, limit: pageSize, cursor });
      for (const correction of page.items) list.append(row(app, correction));
      fill(more, page.nextCursor ? h('button.link', { type: 'button', onclick: () => void load(page.nextCursor) }, t.moreRelations)
        : list.childElementCount === 0 ? empty : null);
    } catch (error) {
      fill(more, h('p.hint', failureText(error)));
    }
  };
  void load();
  return h('div.correction-list', list, more);
}

function row(app: App, correction: Correction): HTMLElement {
  return h('li', { 'data-correction': correction.id },
    h('p', h('span.badge', t.kinds[correction.kind]), ' ', told(correction)),
    correction.reason ? h('p.reason', `„${correction.reason}“`) : null,
    h('p.kind', `${correction.author === 'anonymous' ? t.anonymous : correction.author}, ${formatMoment(correction.time)}`,
      h('button.link', { type: 'button', onclick: () => void undo(app, correction), 'aria-label': `${t.undo}: ${told(correction)}` }, t.undo)));
}

/** What a correction says, in a line. */
function told(correction: Correction): string {
  const { kind, targetName, relation } = correction;
  if (relation) return `${relation.sourceName} – ${label(relation.type)} – ${relation.targetName}`;
  if (kind === 'merge' || kind === 'split') return `${targetName} → ${correction.intoName}`;
  if (kind === 'rename') return `${targetName} → ${correction.name}`;
  return kind === 'retype' && correction.type ? `${targetName} → ${label(correction.type)}` : targetName;
}
