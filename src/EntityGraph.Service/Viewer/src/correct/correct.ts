/** Corrections: sent, told, undone. */

import { api } from '../api/client';
import type { Correction, CorrectionRequest } from '../api/types';
import type { App } from '../app';
import { h } from '../dom';
import { failureText } from '../panels/failure';
import { toast } from '../parts/toast';
import { t } from '../strings';
import type { View } from '../view';

const authorKey = 'author';

/** Corrects the graph, shows it as it is then, and offers the way back. @param view Where to go with it. */
export async function correct(app: App, request: CorrectionRequest, done: string, view: Partial<View> = {}): Promise<void> {
  const before = app.view;
  const author = localStorage.getItem(authorKey);
  const taken = await api.correct({ ...request, ...(author ? { author } : {}) });
  app.reload(view);
  toast(done, { label: t.undo, run: () => void undo(app, taken, before) });
}

/** Takes a correction back. @param view Where to go with it. */
export async function undo(app: App, correction: Correction, view: Partial<View> = {}): Promise<void> {
  try {
    await api.undo(correction.id);
    app.reload(view);
    toast(t.undone);
  } catch (error) {
    toast(failureText(error));
  }
}

/** Corrects at once, without a dialog that could tell a failure. */
export function correctNow(app: App, request: CorrectionRequest, done: string, view: Partial<View> = {}): void {
  correct(app, request, done, view).catch((error: unknown) => toast(failureText(error)));
}

/** The fields that every correction has: why, and who says so. */
export function whyFields(): { element: HTMLElement; reason(): string | undefined } {
  const reason = h<HTMLInputElement>('input', { type: 'text', maxlength: 2000 });
  const author = h<HTMLInputElement>('input', { type: 'text', maxlength: 200, value: localStorage.getItem(authorKey) ?? '', autocomplete: 'name',
    onchange: () => localStorage.setItem(authorKey, author.value.trim()) });
  return {
    element: h('div.why', h('label', t.why, reason), h('label', t.who, author)),
    reason: () => reason.value.trim() || undefined,
  };
}
