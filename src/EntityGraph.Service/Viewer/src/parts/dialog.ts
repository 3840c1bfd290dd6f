/** A question that must be answered before anything else goes on. */

import { fill, h } from '../dom';
import { failureText } from '../panels/failure';
import { t } from '../strings';

type Child = Parameters<typeof fill>[1];

/** Asks. @param act What is done; a failure is told in the dialog, which then stays. Null where something is still missing. */
export function ask(title: string, submit: string, body: Child, act: () => Promise<void> | null): void {
  const error = h('p.error', { role: 'alert' });
  const go = h<HTMLButtonElement>('button.primary', { type: 'button', onclick: () => void run() }, submit);
  const heading = h('h2', { id: 'dialog-title' }, title);
  const dialog = h<HTMLDialogElement>('dialog', { 'aria-labelledby': 'dialog-title', onclose: () => dialog.remove() },
    heading, h('div.dialog-body', body), error,
    h('p.dialog-buttons', h('button', { type: 'button', onclick: () => dialog.close() }, t.cancel), go));
  const run = async (): Promise<void> => {
    fill(error);
    const work = act();
    if (!work) return fill(error, t.missing);
    go.disabled = true;
    try {
      await work;
      dialog.close();
    } catch (failure) {
      fill(error, failureText(failure));
    } finally {
      go.disabled = false;
    }
  };
  dialog.addEventListener('keydown', (event) => {
    const plainField = event.target instanceof HTMLInputElement && !event.target.closest('[role=search]');
    if (event.key === 'Enter' && plainField) void run();
  });
  document.body.append(dialog);
  dialog.showModal();
}
