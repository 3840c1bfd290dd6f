/** What can be corrected of an actor. */

import type { Entity } from '../api/types';
import type { App } from '../app';
import { h, icon, icons, menu } from '../dom';
import { t } from '../strings';
import { startView, type View } from '../view';
import { correctNow } from './correct';
import { askMerge } from './merge';
import { askRename } from './rename';
import { askRetype } from './retype';
import { askSplit } from './split';

/** The menu of corrections of an actor. */
export function correctionMenu(app: App, entity: Entity): HTMLElement {
  const item = (text: string, act: () => void): HTMLElement => h('button', { type: 'button', onclick: act }, text);
  return menu([icon(icons.pen), t.correct], [
    item(t.mergeWith, () => askMerge(app, entity)),
    item(t.splitOff, () => askSplit(app, entity)),
    item(t.rename, () => askRename(app, entity)),
    item(t.retype, () => askRetype(app, entity)),
    item(t.hide, () => correctNow(app, { kind: 'hide', target: entity.id }, t.hidden(entity.name), without(app, entity.id))),
    entity.confidence < 1
      ? item(t.confirm, () => correctNow(app, { kind: 'confirm', target: entity.id }, t.confirmed(entity.name)))
      : null,
  ]);
}

/** The view without somebody. */
export function without(app: App, id: string): Partial<View> {
  const centers = app.view.centers.filter((center) => center !== id);
  return centers.length > 0 ? { centers, selection: null } : startView;
}
