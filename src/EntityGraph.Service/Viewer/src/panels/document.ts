/** The panel of an article: its text with everybody named in it marked. */

import type { App } from '../app';
import { api, label } from '../api/client';
import type { Annotations, Article } from '../api/types';
import { fill, h, icon, icons } from '../dom';
import { formatDay, t } from '../strings';
import { marked, type Mark } from '../parts/marked';
import { startView, writeView } from '../view';
import { failureText } from './failure';

export function documentPanel(app: App, id: string, start: number, end: number): HTMLElement {
  const body = h('div.panel-content.article', h('p.hint', t.loading));
  void api.document(id).then(
    (article) => {
      fill(body, articleView(app, article, start, end));
      body.querySelector('.chosen')?.scrollIntoView({ block: 'center' });
    },
    (error: unknown) => fill(body, h('p.hint', failureText(error))));
  return body;
}

/** Marks everybody named in a text; a click on one does what is asked. */
export function mentionMarks(analysis: Annotations, click: (id: string) => void): Mark[] {
  const names = new Map(analysis.entities.map((entity) => [entity.id, entity.name]));
  return analysis.mentions.map((mention) => ({
    start: mention.start,
    end: mention.end,
    className: mention.type,
    title: `${names.get(mention.entityId) ?? mention.entityId} (${label(mention.type)})`,
    href: writeView({ ...startView, page: 'network', centers: [mention.entityId] }),
    onClick: () => click(mention.entityId),
  }));
}

function articleView(app: App, article: Article, start: number, end: number): (HTMLElement | null)[] {
  const marks = mentionMarks(article, (entity) => app.go({ selection: { kind: 'node', id: entity } }, true));
  if (end > start) marks.push({ start, end, className: 'chosen' });
  return [
    article.title ? h('h3.headline', article.title) : null,
    h('p.kind', `${article.source ?? t.unknownOutlet}, ${formatDay(article.date)}`),
    article.url && /^https?:/.test(article.url)
      ? h('p', h('a', { href: article.url, target: '_blank', rel: 'noreferrer' }, t.original, icon(icons.out))) : null,
    h('div.text', { lang: article.language }, marked(article.text, marks)),
  ];
}
