/** The answers of the service, by the names the page has for them. They are made from the description of the interface. */

import type { components } from './schema';

type Schemas = components['schemas'];

export type Span = Schemas['Span'];
export type Reference = Schemas['EntityReference'];
export type NetworkNode = Schemas['NetworkNode'];
export type NetworkLink = Schemas['NetworkLink'];
export type Network = Schemas['NetworkResponse'];
export type Suggestion = Schemas['Suggestion'];
export type EntityItem = Schemas['EntityListItem'];
export type Entity = Schemas['EntityResponse'];
export type Passage = Schemas['Passage'];
export type Relation = Schemas['RelationResponse'];
export type TextRelation = Schemas['AnalyzedRelation'];
export type Analysis = Schemas['AnalyzeResponse'];
export type Article = Schemas['DocumentResponse'];
export type Ontology = Schemas['OntologyResponse'];
export type Word = Schemas['OntologyWord'];
export type Timeline = Schemas['TimelineResponse'];
export type Stats = Schemas['StatsResponse'];
export type Mention = Schemas['EntityMentionView'];
export type CorrectionRequest = Schemas['CorrectionRequest'];
export type Correction = Schemas['CorrectionResponse'];
export type Problem = Schemas['Problem'];

/** What every statement says of itself, whether in the graph or in one text. */
export type Statement = Omit<Pick<Relation, keyof Relation & keyof TextRelation>, 'evidence'>;

/** What a text says, stored or not. */
export type Annotations = Pick<Article, keyof Article & keyof Analysis>;

/** A page of a list. */
export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
}
