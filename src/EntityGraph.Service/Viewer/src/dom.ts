/** Small helpers to build the page without a framework. */

type Child = Node | string | number | null | undefined | false | Child[];
type Attributes = Record<string, unknown>;

/** Makes an element: `h('button.primary', { type: 'button', onclick: go }, 'Los')`. */
export function h<T extends HTMLElement = HTMLElement>(selector: string, ...rest: (Attributes | Child)[]): T {
  const [tag, ...classes] = selector.split('.');
  const element = document.createElement(tag!) as T;
  if (classes.length > 0) element.className = classes.join(' ');
  const [first] = rest;
  if (isAttributes(first)) {
    setAttributes(element, first);
    rest.shift();
  }
  append(element, rest as Child[]);
  return element;
}

/** Replaces everything inside an element. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

/** A drawing of the icon set, as decoration. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/** Calls a function once things have been quiet for a while. */
export function debounce<A extends unknown[]>(wait: number, call: (...args: A) => void): (...args: A) => void {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => call(...args), wait);
  };
}

function isAttributes(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Node);
}

function setAttributes(element: HTMLElement, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value as EventListener);
    else if (name === 'value' || name === 'checked') (element as unknown as Attributes)[name] = value;
    else if (name.startsWith('--')) element.style.setProperty(name, String(value));
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

function append(element: Element, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child instanceof Node) element.append(child);
    else if (child !== null && child !== undefined && child !== false) element.append(String(child));
  }
}

/** A button that opens a list of things to do or to get. */
export function menu(summary: Child, items: Child[]): HTMLDetailsElement {
  const element = h<HTMLDetailsElement>('details.menu', h('summary', summary),
    h('ul', items.filter((item) => item).map((item) => h('li', item))));
  const closeOutside = (event: Event): void => {
    if (!element.contains(event.target as Node)) element.open = false;
  };
  element.addEventListener('toggle', () => {
    if (element.open) document.addEventListener('click', closeOutside);
    else document.removeEventListener('click', closeOutside);
  });
  element.addEventListener('click', (event) => {
    if ((event.target as Element).closest('ul')) element.open = false;
  });
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    element.open = false;
    element.querySelector('summary')?.focus();
  });
  return element;
}

/** Paths of the icons, 20 by 20, drawn as strokes. */
export const icons = {
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M13 13l4 4',
  close: 'M5 5l10 10M15 5 5 15',
  back: 'M12 4l-6 6 6 6',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  fit: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  text: 'M4 5h12M4 9h12M4 13h8',
  download: 'M10 3v9M6 8.5l4 4 4-4M4 16h12',
  filter: 'M3 5h14M6 10h8M8.5 15h3',
  link: 'M8 12l4-4M7.5 8.5 6 10a3 3 0 0 0 4 4l1.5-1.5M12.5 11.5 14 10a3 3 0 0 0-4-4L8.5 7.5',
  pen: 'M4 16l.8-3.6L13 4.2a1.6 1.6 0 0 1 2.3 0l.5.5a1.6 1.6 0 0 1 0 2.3L7.6 15.2zM11.5 5.7l2.8 2.8',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  wrong: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M5.2 5.2l9.6 9.6',
  out: 'M9 4H4v12h12v-5M12 4h4v4M16 4l-7 7',
};
