/** The page that analyses a text somebody pastes. */

import type { App } from '../app';
import { api } from '../api/client';
import type { Analysis, TextRelation } from '../api/types';
import { fill, h } from '../dom';
import { failureText } from '../panels/failure';
import { mentionMarks } from '../panels/document';
import { marked, type Mark } from '../parts/marked';
import { badges, statementHead } from '../parts/statement';
import { t } from '../strings';

export function textPage(app: App): HTMLElement {
  const input = h<HTMLTextAreaElement>('textarea', { id: 'text', rows: 14, required: true, lang: 'de' });
  const date = h<HTMLInputElement>('input', { id: 'date', type: 'date' });
  const result = h('section.result', { 'aria-live': 'polite' });
  const button = h<HTMLButtonElement>('button.primary', { type: 'submit' }, t.run);
  const analyse = async (): Promise<void> => {
    const text = input.value;
    button.disabled = true;
    fill(result, h('p.hint', t.running));
    try {
      new ResultView(app, text, await api.analyze(text, date.value || null)).show(result);
    } catch (error) {
      fill(result, h('p.hint', failureText(error)));
    }

    button.disabled = false;
  };
  const example = (): void => {
    input.value = t.example;
    date.value = '2019-04-26';
    void analyse();
  };
  const form = h('form.text-form', { onsubmit: (event: Event) => (event.preventDefault(), void analyse()) },
    h('label', { for: 'text' }, t.textLabel), input,
    h('div.form-row', h('label', { for: 'date' }, t.dateLabel), date,
      h('button', { type: 'button', onclick: example }, t.useExample), button));
  return h('main.text-page', h('h1', t.textTitle), h('p.intro', t.textIntro), h('div.text-columns', form, result));
}

/** The text with marks, and the relations under it; pointing at one marks its passage. */
class ResultView {
  private readonly body = h('div.text');
  private readonly marks: Mark[];

  constructor(private readonly app: App, private readonly text: string, private readonly analysis: Analysis) {
    this.marks = mentionMarks(analysis, (id) => this.open(id));
  }

  show(container: HTMLElement): void {
    const { analysis } = this;
    fill(this.body, marked(this.text, this.marks));
    this.body.lang = analysis.language;
    fill(container,
      analysis.warnings.map((warning) => h('p.warning', warning)),
      h('h2', t.found),
      this.body,
      analysis.entities.length === 0 ? h('p.hint', t.nothingFound) : null,
      h('h2', t.relations),
      analysis.relations.length === 0 ? h('p.hint', t.noneFound)
        : h('ol.relations', analysis.relations.map((relation) => this.row(relation))));
  }

  private row(relation: TextRelation): HTMLElement {
    const point = (): void => this.point(relation);
    const leave = (): void => fill(this.body, marked(this.text, this.marks));
    return h(`li.relation.${relation.quadClass}`, { tabindex: 0, onmouseenter: point, onfocus: point, onmouseleave: leave, onblur: leave },
      statementHead(relation, (id) => this.name(id)), badges(relation, (id) => this.name(id)));
  }

  private point(relation: TextRelation): void {
    const chosen: Mark[] = [{ ...relation.evidence, className: 'chosen' }];
    for (const passage of relation.passages) {
      if (passage.keyword) chosen.push({ ...passage.keyword, className: 'keyword' });
    }

    fill(this.body, marked(this.text, [...this.marks, ...chosen]));
  }

  private name(id: string): string {
    return this.analysis.entities.find((entity) => entity.id === id)?.name ?? id;
  }

  private open(id: string): void {
    this.app.go({ page: 'network', centers: [id], selection: null }, true);
  }
}
