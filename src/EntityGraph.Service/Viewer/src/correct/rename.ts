/** An actor is called otherwise. */

import type { Entity } from '../api/types';
import type { App } from '../app';
import { h } from '../dom';
import { ask } from '../parts/dialog';
import { t } from '../strings';
import { correct, whyFields } from './correct';

/** Asks for the right name. */
export function askRename(app: App, entity: Entity): void {
  const why = whyFields();
  const name = h<HTMLInputElement>('input', { type: 'text', value: entity.name, maxlength: 200 });
  ask(t.renameTitle(entity.name), t.renameNow, [h('label.wide', t.rightName, name), why.element], () => {
    const text = name.value.trim();
    return text ? correct(app, { kind: 'rename', target: entity.id, name: text, reason: why.reason() }, t.renamed(entity.name, text)) : null;
  });
  name.select();
}
