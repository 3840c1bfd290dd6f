/** The calls of the service that the page makes. */

import { language } from '../strings';
import type {
  Analysis, Article, Entity, EntityItem, Network, Ontology, Page, Passage, Problem, Relation, Stats, Suggestion,
  Timeline, Word,
} from './types';

/** A call that the service answered with a problem, or did not answer (code `offline`). */
export class CallFailure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

type Query = Record<string, string | number | null | undefined> | URLSearchParams;

export const api = {
  network: (query: URLSearchParams, signal: AbortSignal) => get<Network>('/graph/subgraph', query, signal),
  suggest: (q: string, signal?: AbortSignal) => get<{ items: Suggestion[] }>('/entities/suggest', { q, limit: 8 }, signal),
  topEntities: (type: string, limit: number) => get<Page<EntityItem>>('/entities', { type, limit, sort: 'documents' }),
  entity: (id: string) => get<Entity>(`/entities/${encodeURIComponent(id)}`),
  relations: (query: Query) => get<Page<Relation>>('/relations', query),
  /** The passages behind a relation, or behind a link of the picture. */
  evidence: (id: string, query: Query) => get<Page<Passage>>(`/relations/${encodeURIComponent(id)}/evidence`, query),
  stats: () => get<Stats>('/graph/stats'),
  document: (id: string) => get<Article>(`/documents/${encodeURIComponent(id)}`),
  timeline: (id: string) => get<Timeline>(`/entities/${encodeURIComponent(id)}/timeline`),
  analyze: (text: string, date: string | null) => call<Analysis>('/analyze', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(date ? { text, date } : { text }),
  }),
};

/** The address of a network in a file format. */
export function fileAddress(query: URLSearchParams): string {
  return `/api/v1/graph/subgraph?${query}`;
}

const words = new Map<string, Word>();
const quadClasses = new Map<string, string>();

/** Reads what types are called before people. Until then, and for types unknown, the words of the interface stand. */
export async function loadOntology(): Promise<void> {
  const ontology = await get<Ontology>('/ontology');
  for (const word of [...ontology.entityTypes, ...ontology.relationTypes, ...ontology.quadClasses]) words.set(word.name, word);
  for (const type of ontology.relationTypes) if (type.quadClass) quadClasses.set(type.name, type.quadClass);
}

/** What to call a type. */
export function label(name: string): string {
  return words.get(name)?.labels[language] ?? name.replaceAll('_', ' ');
}

/** The quadrant of a type of relation. */
export function quadClassOf(type: string): string {
  return quadClasses.get(type) ?? 'standing';
}

function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const parameters = query instanceof URLSearchParams ? query : new URLSearchParams();
  if (!(query instanceof URLSearchParams)) {
    for (const [name, value] of Object.entries(query)) {
      if (value !== null && value !== undefined) parameters.set(name, String(value));
    }
  }

  const text = parameters.toString();
  return call<T>(text ? `${path}?${text}` : path, { signal });
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, { ...init, headers: { accept: 'application/json', ...init.headers } });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new CallFailure({ type: 'about:blank', code: 'offline', title: 'offline', status: 0 });
  }

  if (response.ok) return (await response.json()) as T;
  throw new CallFailure(await readProblem(response));
}

async function readProblem(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    const code = response.status === 503 ? 'unavailable' : 'unknown';
    return { type: 'about:blank', code, title: response.statusText, status: response.status };
  }
}
