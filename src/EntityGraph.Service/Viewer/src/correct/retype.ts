/** An actor is of another kind. */

import { label } from '../api/client';
import type { CorrectionRequest, Entity } from '../api/types';
import type { App } from '../app';
import { h } from '../dom';
import { ask } from '../parts/dialog';
import { t } from '../strings';
import { allTypes } from '../view';
import { correct, whyFields } from './correct';

type EntityType = NonNullable<CorrectionRequest['type']>;

/** Asks for the right type. */
export function askRetype(app: App, entity: Entity): void {
  const why = whyFields();
  let right: EntityType | null = null;
  const options = (allTypes as EntityType[]).filter((type) => type !== entity.type).map((type) => h('label.option',
    h('input', { type: 'radio', name: 'type', onchange: () => (right = type) }), h(`span.mark.${type}`), h('span.name', label(type))));
  ask(t.retypeTitle(entity.name), t.retypeNow, [h('fieldset', h('legend', t.rightType(label(entity.type))), options), why.element],
    () => right
      ? correct(app, { kind: 'retype', target: entity.id, type: right, reason: why.reason() }, t.retyped(entity.name, label(right)), withType(app, right))
      : null);
}

/** The view in which actors of a type are shown. */
function withType(app: App, type: string): { entityTypes: string[] } {
  const shown = app.view.entityTypes;
  return { entityTypes: allTypes.filter((one) => one === type || shown.includes(one)) };
}
