/** The time slider: two handles over months, with bars for how often the centre is named where the service counts that. */

import type { App } from '../app';
import { api } from '../api/client';
import type { Timeline } from '../api/types';
import { debounce, fill, h } from '../dom';
import { formatMonth, t } from '../strings';

/** Draws the slider over the months in which the network's centre is named. */
export class TimeRange {
  private months: string[] = [];
  private counts = new Map<string, number>();
  private centre = '';

  constructor(private readonly container: HTMLElement, private readonly app: App) {}

  /** Draws it for the network that is shown; another centre has other months. */
  async draw(): Promise<void> {
    const centre = this.app.view.centers[0] ?? '';
    if (centre !== this.centre) {
      this.centre = centre;
      this.counts = await readCounts(centre);
      this.months = [];
    }

    const days = this.app.network?.nodes.flatMap((node) => [node.first, node.last]).filter((day) => !!day) as string[] | undefined;
    const seen = [...(days ?? []).map((day) => day.slice(0, 7)), ...this.counts.keys(), ...this.months];
    for (const bound of [this.app.view.from, this.app.view.to]) if (bound) seen.push(bound);
    this.months = monthsBetween(seen);
    this.container.hidden = this.months.length < 2;
    if (!this.container.hidden) this.fillContainer();
  }

  private fillContainer(): void {
    const { months, app } = this;
    const last = months.length - 1;
    const slider = (name: string, value: number): HTMLInputElement => h<HTMLInputElement>('input', {
      type: 'range', min: 0, max: last, value, 'aria-label': `${t.time}, ${name}`, 'aria-valuetext': formatMonth(months[value]!) });
    const low = slider(t.timeFrom, app.view.from ? Math.max(0, months.indexOf(app.view.from)) : 0);
    const high = slider(t.timeTo, app.view.to ? Math.max(0, months.indexOf(app.view.to)) : last);
    const text = h('output');
    const bars = this.bars();
    const apply = debounce(250, (from: number, to: number) =>
      app.go({ from: from === 0 ? null : months[from]!, to: to === last ? null : months[to]! }));
    const update = (moved?: HTMLInputElement): void => {
      if (Number(low.value) > Number(high.value)) (moved === low ? low : high).value = (moved === low ? high : low).value;
      const [from, to] = [Number(low.value), Number(high.value)];
      for (const [input, month] of [[low, from], [high, to]] as const) input.setAttribute('aria-valuetext', formatMonth(months[month]!));
      const whole = from === 0 && to === last;
      fill(text, whole ? t.allTime : `${formatMonth(months[from]!)} – ${formatMonth(months[to]!)}`);
      [...bars.children].forEach((bar, i) => bar.classList.toggle('out', i < from || i > to));
      this.container.style.setProperty('--low', `${(100 * from) / last}%`);
      this.container.style.setProperty('--high', `${(100 * to) / last}%`);
      if (moved) apply(from, to);
    };
    for (const input of [low, high]) input.addEventListener('input', () => update(input));
    fill(this.container,
      h('span.end', formatMonth(months[0]!)),
      h('div.track', bars, low, high),
      h('span.end', formatMonth(months[last]!)),
      text);
    update();
  }

  private bars(): HTMLElement {
    const most = Math.max(...this.counts.values(), 1);
    const height = (month: string): number => (100 * (this.counts.get(month) ?? 0)) / most;
    return h('div.bars', { 'aria-hidden': 'true' },
      this.counts.size === 0 ? null : this.months.map((month) => h('i', { '--height': `${height(month)}%` })));
  }
}

// Without a count of its own the service still has a slider, only without bars.
async function readCounts(centre: string): Promise<Map<string, number>> {
  try {
    const timeline: Timeline = await api.timeline(centre);
    const counts = new Map<string, number>();
    for (const { from, mentions } of timeline.items) counts.set(from.slice(0, 7), mentions);

    return counts;
  } catch {
    return new Map();
  }
}

function monthsBetween(seen: string[]): string[] {
  const sorted = seen.filter((month) => /^\d{4}-\d{2}$/.test(month)).sort();
  if (sorted.length === 0) return [];
  const months: string[] = [];
  let [year, month] = sorted[0]!.split('-').map(Number) as [number, number];
  while (months.at(-1) !== sorted.at(-1)) {
    months.push(`${year}-${String(month).padStart(2, '0')}`);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }

  return months;
}
