/** Some mentions of an actor are somebody else's. */

import { api } from '../api/client';
import type { Entity, Mention } from '../api/types';
import type { App } from '../app';
import { fill, h } from '../dom';
import { failureText } from '../panels/failure';
import { ask } from '../parts/dialog';
import { formatDay, t } from '../strings';
import { correct, whyFields } from './correct';

const mentionsRead = 500;

/** Asks which spelling or which articles mean somebody else, and who that is. */
export function askSplit(app: App, entity: Entity): void {
  const why = whyFields();
  const name = h<HTMLInputElement>('input', { type: 'text', maxlength: 200 });
  const articles = h('div.articles', h('p.hint', t.loading));
  const spelling = h<HTMLSelectElement>('select', h('option', { value: '' }, t.anySpelling),
    [...new Set(entity.aliases.filter((alias) => alias.form === 'name').map((alias) => alias.text))].map((text) => h('option', { value: text }, text)));
  void api.mentions(entity.id, { limit: mentionsRead }).then(
    (page) => fill(articles, articleBoxes(page.items)),
    (error: unknown) => fill(articles, h('p.error', failureText(error))));
  ask(t.splitTitle(entity.name), t.split, [
    h('p.hint', t.splitHint(entity.name)),
    h('label.wide', t.whoIsIt, name),
    h('label.wide', t.spelling, spelling),
    h('fieldset', h('legend', t.whichArticles), articles),
    why.element,
  ], () => {
    const documents = [...articles.querySelectorAll<HTMLInputElement>('input:checked')].map((box) => box.value);
    const [text, alias] = [name.value.trim(), spelling.value];
    if (!text || (!alias && documents.length === 0)) return null;
    return correct(app, {
      kind: 'split', target: entity.id, name: text, reason: why.reason(),
      ...(alias ? { alias } : {}), ...(documents.length > 0 ? { documents } : {}),
    }, t.splitDone(text, entity.name));
  });
  name.focus();
}

function articleBoxes(mentions: Mention[]): HTMLElement[] {
  const first = new Map<string, Mention>();
  for (const mention of mentions) if (!first.has(mention.documentId)) first.set(mention.documentId, mention);
  return [...first.values()].map((mention) => h('label.option',
    h('input', { type: 'checkbox', value: mention.documentId }),
    h('span.name', mention.title ?? mention.sentence, h('span.alias', `${mention.outlet ?? t.unknownOutlet}, ${formatDay(mention.date)}`))));
}
