/** The calls of the service that the page makes. */

import { language } from '../strings';
import type {
  Analysis, Article, Correction, CorrectionRequest, Entity, EntityItem, Mention, Network, Ontology, Page, Passage, Problem,
  Relation, Stats, Suggestion, Timeline, Word,
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
  mentions: (id: string, query: Query) => get<Page<Mention>>(`/entities/${encodeURIComponent(id)}/mentions`, query),
  analyze: (text: string, date: string | null) => post<Analysis>('/analyze', date ? { text, date } : { text }),
  corrections: (query: Query) => get<Page<Correction>>('/corrections', query),
  correct: (correction: CorrectionRequest) => post<Correction>('/corrections', correction),
  undo: (id: string) => call<undefined>(`/corrections/${encodeURIComponent(id)}`, { method: 'DELETE' }),
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
  for (const word of [...ontology.entityTypes, ...ontology.relationTypes, ...ontology.quadClasses, ...ontology.mentionForms]) {
    words.set(word.name, word);
  }

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

function post<T>(path: string, body: unknown): Promise<T> {
  return call<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, { ...init, headers: { accept: 'application/json', ...init.headers } });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new CallFailure({ type: 'about:blank', code: 'offline', title: 'offline', status: 0 });
  }

  if (response.status === 204) return undefined as T;
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
