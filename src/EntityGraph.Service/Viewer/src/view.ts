/** What the page shows. All of it stands in the address, so that a view can be shared and the back button works. */

/** What is opened in the side panel. */
export type Selection =
  | { kind: 'node'; id: string }
  | { kind: 'pair'; a: string; b: string }
  | { kind: 'corrections' }
  | { kind: 'document'; id: string; start: number; end: number };

export interface View {
  page: 'start' | 'network' | 'text';
  /** Ids, or names as somebody typed them. The first is the centre, the others are expanded. */
  centers: string[];
  depth: number;
  /** Entity types to show. */
  entityTypes: string[];
  /** Classes of links not to show: quad classes, or `together`. */
  hidden: string[];
  /** Months, `2019-04`. */
  from: string | null;
  to: string | null;
  minWeight: number;
  maxNodes: number;
  selection: Selection | null;
}

export const defaultTypes = ['person', 'state', 'organization'];
export const allTypes = [...defaultTypes, 'place'];

/** Classes that links are filtered by: the quadrants, the standing relations, and the co-occurrence layer. */
export const linkClasses = [
  'verbal_cooperation',
  'material_cooperation',
  'verbal_conflict',
  'material_conflict',
  'standing',
  'together',
] as const;
export type LinkClass = (typeof linkClasses)[number];

export const startView: View = {
  page: 'start',
  centers: [],
  depth: 2,
  entityTypes: defaultTypes,
  // Who is only named together would bury what the articles say.
  hidden: ['together'],
  from: null,
  to: null,
  minWeight: 1,
  maxNodes: 40,
  selection: null,
};

/** Reads a view from the query part of an address; what is not understood is left at its default. */
export function readView(search: string): View {
  const query = new URLSearchParams(search);
  const centers = query.getAll('center').filter((center) => center.length > 0);
  return {
    page: centers.length > 0 ? 'network' : query.has('text') ? 'text' : 'start',
    centers,
    depth: number(query, 'depth', 1, 4, startView.depth),
    entityTypes: words(query, 'types', allTypes) ?? defaultTypes,
    hidden: words(query, 'without', linkClasses) ?? startView.hidden,
    from: month(query.get('from')),
    to: month(query.get('to')),
    minWeight: number(query, 'min', 1, 1000, startView.minWeight),
    maxNodes: number(query, 'nodes', 2, 2000, startView.maxNodes),
    selection: readSelection(query),
  };
}

/** Writes a view as the query part of an address, without what is at its default. */
export function writeView(view: View): string {
  const query = new URLSearchParams();
  if (view.page === 'text') return '?text';
  if (view.page === 'start') return '';
  for (const center of view.centers) query.append('center', center);
  if (view.depth !== startView.depth) query.set('depth', String(view.depth));
  if (view.entityTypes.join() !== defaultTypes.join()) query.set('types', view.entityTypes.join());
  if (view.hidden.join() !== startView.hidden.join()) query.set('without', view.hidden.join());
  if (view.from) query.set('from', view.from);
  if (view.to) query.set('to', view.to);
  if (view.minWeight !== startView.minWeight) query.set('min', String(view.minWeight));
  if (view.maxNodes !== startView.maxNodes) query.set('nodes', String(view.maxNodes));
  writeSelection(query, view.selection);
  // Colons and commas are allowed in a query, and an address that people share should be readable.
  return `?${query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')}`;
}

/** The parameters of the call that answers with the network of a view. */
export function networkQuery(view: View, format?: string): URLSearchParams {
  const query = new URLSearchParams();
  for (const center of view.centers) query.append('center', center);
  query.set('depth', String(view.depth));
  query.set('entityType', view.entityTypes.join());
  const shown = linkClasses.filter((one) => !view.hidden.includes(one));
  const quads = shown.filter((one) => one !== 'together');
  if (!shown.includes('together')) query.set('layer', 'relations');
  else if (quads.length === 0) query.set('layer', 'co_occurrence');
  if (quads.length > 0 && quads.length < linkClasses.length - 1) query.set('quadClass', quads.join());
  if (view.from) query.set('from', view.from);
  if (view.to) query.set('to', view.to);
  if (view.minWeight > 1) query.set('minWeight', String(view.minWeight));
  query.set('maxNodes', String(view.maxNodes));
  if (format) query.set('format', format);
  return query;
}

/** Whether any filter is not at its default. */
export function isFiltered(view: View): boolean {
  return (
    view.hidden.join() !== startView.hidden.join() ||
    view.entityTypes.join() !== defaultTypes.join() ||
    view.from !== null ||
    view.to !== null ||
    view.minWeight !== startView.minWeight
  );
}

function readSelection(query: URLSearchParams): Selection | null {
  const document = query.get('document');
  if (document) {
    const [start, end] = (query.get('at') ?? '').split('-').map(Number);
    return { kind: 'document', id: document, start: start || 0, end: end || 0 };
  }

  if (query.has('corrections')) return { kind: 'corrections' };
  const pair = query.getAll('pair');
  if (pair.length === 2) return { kind: 'pair', a: pair[0]!, b: pair[1]! };
  const node = query.get('node');
  return node ? { kind: 'node', id: node } : null;
}

function writeSelection(query: URLSearchParams, selection: Selection | null): void {
  if (selection?.kind === 'node') query.set('node', selection.id);
  if (selection?.kind === 'pair') {
    query.append('pair', selection.a);
    query.append('pair', selection.b);
  }

  if (selection?.kind === 'corrections') query.set('corrections', '');
  if (selection?.kind === 'document') {
    query.set('document', selection.id);
    if (selection.end > 0) query.set('at', `${selection.start}-${selection.end}`);
  }
}

function number(query: URLSearchParams, name: string, low: number, high: number, otherwise: number): number {
  const value = Number.parseInt(query.get(name) ?? '', 10);
  return Number.isNaN(value) ? otherwise : Math.min(high, Math.max(low, value));
}

function words(query: URLSearchParams, name: string, known: readonly string[]): string[] | null {
  const text = query.get(name);
  return text === null ? null : known.filter((word) => text.split(',').includes(word));
}

function month(text: string | null): string | null {
  return text && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}
