/** Texts with stretches marked in them. */

import type { Span } from '../api/types';
import { h } from '../dom';

/** A stretch to mark. Of several that cover a place, the shortest decides how it looks and what a click does. */
export interface Mark extends Span {
  className: string;
  title?: string;
  /** Where the mark leads. */
  href?: string;
  onClick?(): void;
}

/** Cuts a text where marks begin and end. Offsets are UTF-16 code units, as JavaScript counts them. */
export function marked(text: string, marks: Mark[]): (HTMLElement | string)[] {
  const inside = marks.filter((mark) => mark.start >= 0 && mark.end <= text.length && mark.start < mark.end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort((one, other) => one - other);
  const pieces: (HTMLElement | string)[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    const covering = inside
      .filter((mark) => mark.start <= start && mark.end >= end)
      .sort((one, other) => one.end - one.start - (other.end - other.start));
    pieces.push(covering.length === 0 ? text.slice(start, end) : piece(text.slice(start, end), covering));
  }

  return pieces;
}

function piece(text: string, covering: Mark[]): HTMLElement {
  const own = covering.find((mark) => mark.onClick);
  const classes = covering.map((mark) => mark.className).join('.');
  const title = covering.find((mark) => mark.title)?.title;
  if (!own) return h(`mark.${classes}`, { title }, text);
  const follow = (event: Event): void => {
    event.preventDefault();
    own.onClick!();
  };
  return h(`a.mention.${classes}`, { href: own.href ?? '#', title, onclick: follow }, text);
}
