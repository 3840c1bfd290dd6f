/** The answers of the service, as the page uses them. The build checks them against the description of the interface. */

export interface Span {
  start: number;
  end: number;
}

export interface Reference {
  id: string;
  name: string;
  type: string;
}

export interface NetworkNode extends Reference {
  mentions: number;
  documents: number;
  hops: number;
  rank: number;
  degree: number;
  first?: string | null;
  last?: string | null;
}

export interface NetworkLink {
  id: string;
  source: string;
  target: string;
  type: string;
  weight: number;
  layer: string;
  directed: boolean;
  count: number;
  documents: number;
  negated: number;
  former: boolean;
  quadClass?: string | null;
  scale?: number | null;
  first?: string | null;
  last?: string | null;
}

export interface Network {
  nodes: NetworkNode[];
  links: NetworkLink[];
  truncated: boolean;
  omitted: { nodes: number; links: number };
}

export interface Suggestion extends Reference {
  alias: string;
  documents: number;
}

export interface EntityItem extends Reference {
  mentions: number;
  documents: number;
}

export interface Entity extends EntityItem {
  aliases: { text: string; form: string; count: number }[];
  sameAs: string[];
  first: string | null;
  last: string | null;
  roles: Role[];
  counts: { neighbors: number; relations: number };
}

export interface Role {
  relationId: string;
  type: string;
  of: Reference;
  keyword: string;
  former: boolean;
  designated: boolean;
  documents: number;
}

export interface Passage extends Span {
  documentId: string;
  sentence: string;
  inSentence: { keyword: Span | null; source: Span | null; target: Span | null };
  outlet: string | null;
  date: string | null;
  title: string | null;
  rule: string;
}

/** What every statement says of itself, whether in the graph or in one text. */
export interface Statement {
  sourceId: string;
  targetId: string;
  type: string;
  quadClass: string;
  negated: boolean;
  modality: string;
  reported: boolean;
  speakerId: string | null;
  former: boolean;
  designated: boolean;
  symmetric: boolean;
  eventDate: string | null;
  confidence: number;
}

export interface Relation extends Statement {
  id: string;
  sourceName: string;
  targetName: string;
  documents: number;
  first: string | null;
  evidence: Passage[];
  evidenceCount: number;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Mention extends Span {
  entityId: string;
  type: string;
  form: string;
  text: string;
}

export interface TextRelation extends Statement {
  keyword: string;
  evidence: Span;
  passages: { start: number; end: number; keyword: Span | null; source: Span; target: Span }[];
}

/** What one text says. */
export interface Analysis {
  language: string;
  sentences: Span[];
  entities: (Reference & { aliases: string[] })[];
  mentions: Mention[];
  relations: TextRelation[];
  warnings: string[];
}

export interface Article extends Analysis {
  id: string;
  text: string;
  title: string | null;
  date: string | null;
  source: string | null;
  url: string | null;
}

export interface Word {
  name: string;
  labels: { de: string; en: string };
  meaning: string;
}

export interface Ontology {
  entityTypes: Word[];
  relationTypes: (Word & { quadClass: string | null; symmetric: boolean })[];
  quadClasses: Word[];
}

export interface Problem {
  code: string;
  title: string;
  detail?: string;
  status: number;
  candidates?: Reference[];
}
