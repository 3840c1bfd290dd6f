/** Two actors are one. */

import { api } from '../api/client';
import type { Entity } from '../api/types';
import type { App } from '../app';
import { fill, h } from '../dom';
import { failureText } from '../panels/failure';
import { ask } from '../parts/dialog';
import { searchBox } from '../parts/search';
import { t } from '../strings';
import { correct, whyFields } from './correct';

/** Asks with whom an actor is to be merged, and who of the two stays. */
export function askMerge(app: App, entity: Entity): void {
  const why = whyFields();
  const choice = h('div.choice', { 'aria-live': 'polite' });
  let other: Entity | null = null;
  let staying = entity;
  const choose = async (asked: string): Promise<void> => {
    try {
      const found = await api.entity(asked);
      if (found.id === entity.id) return fill(choice, h('p.error', t.sameActor));
      other = found;
      staying = found.documents > entity.documents ? found : entity;
      fill(choice, stays([entity, found], staying, (one) => (staying = one)));
      // The box that was typed in gave the keyboard away; the choice that came of it takes it.
      choice.querySelector<HTMLInputElement>('input:checked')?.focus();
    } catch (error) {
      fill(choice, h('p.error', failureText(error)));
    }
  };
  ask(t.mergeTitle(entity.name), t.merge,
    [h('p.hint', t.mergeHint), searchBox((id) => void choose(id), false), choice, why.element],
    () => {
      if (!other) return null;
      const going = staying === entity ? other : entity;
      return correct(app, { kind: 'merge', target: going.id, into: staying.id, reason: why.reason() }, t.merged(going.name, staying.name), {
        centers: [...new Set(app.view.centers.map((center) => (center === going.id ? staying.id : center)))],
        selection: { kind: 'node', id: staying.id },
      });
    });
}

function stays(both: Entity[], chosen: Entity, change: (one: Entity) => void): HTMLElement {
  return h('fieldset', h('legend', t.whoStays), both.map((one) => h('label.option',
    h('input', { type: 'radio', name: 'stays', checked: one === chosen, onchange: () => change(one) }),
    h(`span.mark.${one.type}`), h('span.name', one.name), h('span.count', t.articles(one.documents)))));
}
