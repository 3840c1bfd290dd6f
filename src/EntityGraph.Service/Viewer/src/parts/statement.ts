/** How one relation is told: who, what, whom, and how real the text says it is. */

import { label, quadClassOf } from '../api/client';
import type { Passage, Statement } from '../api/types';
import { h } from '../dom';
import { formatDay, formatInterval, t } from '../strings';
import { marked, type Mark } from './marked';

const modalities: Record<string, string> = {
  planned: t.planned,
  possible: t.possible,
  conditional: t.conditional,
  demanded: t.demanded,
};

/** The head of a relation: `Kim Jong-un → berät sich mit → Wladimir Putin`. @param name Finds the name of an entity. */
export function statementHead(statement: Statement, name: (id: string) => string): HTMLElement {
  return h('p.statement',
    h('span.end', name(statement.sourceId)),
    h(`span.verb.${statement.quadClass ?? quadClassOf(statement.type)}`, label(statement.type), statement.symmetric ? '' : ' →'),
    h('span.end', name(statement.targetId)));
}

/** What is said of a relation beside its type: denied, planned, somebody's claim, former, when. */
export function badges(statement: Statement, name: (id: string) => string): HTMLElement {
  const texts = [
    statement.negated && h('span.badge.negated', t.negated),
    modalities[statement.modality] && h('span.badge', modalities[statement.modality]),
    statement.reported && h('span.badge', statement.speakerId ? t.reportedBy(name(statement.speakerId)) : t.reported),
    statement.former && h('span.badge', t.former),
    statement.designated && h('span.badge', t.designated),
    statement.eventDate && h('span.badge.date', formatInterval(statement.eventDate)),
  ];
  return h('p.badges', texts);
}

/** A passage: the sentence with both ends and the keyword marked, and where it stands. @param tools What can be done with what it says. */
export function passageView(passage: Passage, open: (passage: Passage) => void, tools: HTMLElement | null = null): HTMLElement {
  const { keyword, source, target } = passage.inSentence;
  const marks: Mark[] = [];
  if (source) marks.push({ ...source, className: 'source' });
  if (target) marks.push({ ...target, className: 'target' });
  if (keyword) marks.push({ ...keyword, className: 'keyword' });
  return h('figure.passage',
    h('blockquote', marked(passage.sentence, marks)),
    h('figcaption',
      h('span', `${passage.outlet ?? t.unknownOutlet}, ${formatDay(passage.date)}`),
      tools,
      h('button.link', { type: 'button', onclick: () => open(passage), 'aria-label': `${t.openArticle}: ${passage.title ?? passage.documentId}` },
        t.openArticle)));
}
