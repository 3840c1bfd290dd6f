/** A line at the foot of the page that says what was done, and how to undo it. */

import { fill, h, icon, icons } from '../dom';
import { t } from '../strings';

const shownFor = 12_000;

const text = h('span', { role: 'status' });
const buttons = h('span.toast-buttons');
const element = h('div.toast', { hidden: true }, text, buttons);
let timer = 0;

export interface ToastAction {
  label: string;
  run(): void;
}

/** Says something; what was said before goes. It stays while somebody points at it or has the focus in it. */
export function toast(message: string, action?: ToastAction): void {
  if (!element.isConnected) {
    document.body.append(element);
    for (const event of ['mouseenter', 'focusin']) element.addEventListener(event, () => clearTimeout(timer));
    for (const event of ['mouseleave', 'focusout']) element.addEventListener(event, wait);
    element.addEventListener('keydown', (event) => event.key === 'Escape' && hide());
  }

  element.hidden = false;
  fill(text, message);
  fill(buttons,
    action ? h('button.link', { type: 'button', onclick: () => { hide(); action.run(); } }, action.label) : null,
    h('button.icon-button', { type: 'button', 'aria-label': t.close, onclick: hide }, icon(icons.close)));
  wait();
}

function wait(): void {
  clearTimeout(timer);
  timer = window.setTimeout(hide, shownFor);
}

function hide(): void {
  clearTimeout(timer);
  element.hidden = true;
}
