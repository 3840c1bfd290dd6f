/** Colours of the picture, read from the style sheet so that page and picture agree in light and dark. */

import type { Line } from './model';

export interface Palette {
  background: string;
  text: string;
  muted: string;
  accent: string;
  types: Record<string, string>;
  lines: Record<string, string>;
}

/** Reads the colours that hold now. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    background: color('canvas'),
    text: color('text'),
    muted: color('muted'),
    accent: color('accent'),
    types: {
      person: color('person'),
      state: color('state'),
      organization: color('organization'),
      place: color('place'),
    },
    lines: {
      'verbal_cooperation': color('verbal-cooperation'),
      'material_cooperation': color('material-cooperation'),
      'verbal_conflict': color('verbal-conflict'),
      'material_conflict': color('material-conflict'),
      'standing': color('standing'),
      'together': color('together'),
    },
  };
}

/** The class whose colour a line has: the darker one where deeds outweigh words. */
export function shadeOf(line: Line): string {
  if (line.polarity === 'standing' || line.polarity === 'together') return line.polarity;
  return `${line.material ? 'material' : 'verbal'}_${line.polarity}`;
}

/** A colour on its way to the background; both as `#rrggbb`. @param share How far, 0 to 1. */
export function fade(color: string, palette: Palette, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [own, ground] = [color, palette.background].map((one) => Number.parseInt(one.slice(at, at + 2), 16)) as [number, number];
    return Math.round(own + (ground - own) * share).toString(16).padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
