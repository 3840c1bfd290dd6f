/** Writes names beside nodes and words beside lines: the most important first, and none over another. */

import type { Palette } from './palette';

/** A name to write. */
export interface Name {
  text: string;
  x: number;
  y: number;
  radius: number;
  /** Larger is written first. */
  importance: number;
  /** Written even where it covers something. */
  forced: boolean;
  faded: boolean;
  bold: boolean;
  /** Written inside the node where there is room. */
  badge: string | null;
}

/** A word to write at the middle of a line. */
export interface LineWord {
  text: string;
  x: number;
  y: number;
  color: string;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const family = '"Inter Variable", Inter, system-ui, "Segoe UI", "Helvetica Neue", sans-serif';
const height = 17;

/** Writes one frame. */
export function writeNames(context: CanvasRenderingContext2D, names: Name[], words: LineWord[], palette: Palette): void {
  const { width, height: tall } = context.canvas.getBoundingClientRect();
  context.clearRect(0, 0, width, tall);
  context.lineJoin = 'round';
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  const visible = names.filter((name) => name.x > -50 && name.y > -20 && name.x < width + 50 && name.y < tall + 20);
  const taken = visible.map((name) => around(name.x, name.y, name.radius * 1.7, name.radius * 1.7));
  for (const name of visible) writeBadge(context, name, palette);
  const ordered = [...visible].sort((one, other) => other.importance - one.importance);
  const write = (name: Name): void => {
    const place = findPlace(context, name, visible, taken, width);
    if (place) {
      taken.push(place);
      writeText(context, name.text, (place.left + place.right) / 2, (place.top + place.bottom) / 2, {
        font: fontOf(name),
        color: name.faded ? palette.muted : palette.text,
        halo: palette.background,
        alpha: name.faded ? 0.6 : 1,
      });
    }
  };
  ordered.filter((name) => !name.faded).forEach(write);
  writeLineWords(context, words, taken, palette);
  ordered.filter((name) => name.faded).forEach(write);
}

function writeLineWords(context: CanvasRenderingContext2D, words: LineWord[], taken: Box[], palette: Palette): void {
  const font = `500 11.5px ${family}`;
  for (const word of words) {
    context.font = font;
    const box = around(word.x, word.y, context.measureText(word.text).width + 4, 14);
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    writeText(context, word.text, word.x, word.y, { font, color: word.color, halo: palette.background, alpha: 1, wide: 7 });
  }
}

// Below, above, right, left: the first place that covers nothing.
function findPlace(context: CanvasRenderingContext2D, name: Name, all: Name[], taken: Box[], width: number): Box | null {
  context.font = fontOf(name);
  const wide = context.measureText(name.text).width + 6;
  const gap = name.radius + height / 2 + 3;
  const side = name.radius + wide / 2 + 3;
  const middle = Math.max(wide / 2, Math.min(width - wide / 2, name.x));
  const places = [
    around(middle, name.y + gap, wide, height),
    around(middle, name.y - gap, wide, height),
    around(name.x + side, name.y, wide, height),
    around(name.x - side, name.y, wide, height),
  ].filter((place) => place.left >= 0 && place.right <= width);
  const own = all.indexOf(name);
  const free = places.find((place) => !taken.some((box, index) => index !== own && overlap(place, box)));
  return free ?? (name.forced ? (places[0] ?? null) : null);
}

function writeBadge(context: CanvasRenderingContext2D, name: Name, palette: Palette): void {
  if (!name.badge || name.radius < 8.5 || name.faded) return;
  context.font = `600 ${Math.min(15, name.radius * 0.82)}px ${family}`;
  context.fillStyle = palette.background;
  context.fillText(name.badge, name.x, name.y + 0.5);
}

function writeText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  look: { font: string; color: string; halo: string; alpha: number; wide?: number },
): void {
  context.font = look.font;
  context.globalAlpha = look.alpha;
  context.strokeStyle = look.halo;
  context.lineWidth = look.wide ?? 4;
  context.strokeText(text, x, y);
  context.fillStyle = look.color;
  context.fillText(text, x, y);
  context.globalAlpha = 1;
}

function fontOf(name: Name): string {
  return name.bold ? `650 15px ${family}` : `500 13px ${family}`;
}

function around(x: number, y: number, wide: number, tall: number): Box {
  return { left: x - wide / 2, top: y - tall / 2, right: x + wide / 2, bottom: y + tall / 2 };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
