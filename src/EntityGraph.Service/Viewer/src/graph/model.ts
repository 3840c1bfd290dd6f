/** The network as it is drawn: links gathered to one line for each pair and polarity. */

import type { Network, NetworkLink, NetworkNode } from '../api/types';
import type { LinkClass } from '../view';

/** Three polarities of what is said, and being named together and nothing more. */
export type Polarity = 'cooperation' | 'conflict' | 'standing' | 'together';

/** All links of one polarity between two nodes. */
export interface Line {
  id: string;
  /** Who acts; the smaller id where both do, or none. */
  source: string;
  target: string;
  polarity: Polarity;
  /** Whether deeds outweigh words. */
  material: boolean;
  arrow: 'none' | 'forward' | 'both';
  weight: number;
  negated: boolean;
  links: NetworkLink[];
}

/** A pair of nodes with its lines. */
export interface Pair {
  a: string;
  b: string;
  weight: number;
  lines: Line[];
}

/** The class that a link is filtered by. */
export function classOf(link: NetworkLink): LinkClass {
  return link.layer === 'co_occurrence' ? 'together' : ((link.quadClass ?? 'standing') as LinkClass);
}

/** The polarity of a class. */
export function polarityOf(linkClass: string): Polarity {
  if (linkClass === 'together') return 'together';
  if (linkClass.endsWith('cooperation')) return 'cooperation';
  return linkClass.endsWith('conflict') ? 'conflict' : 'standing';
}

/** The name of a pair, the same in both directions. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Gathers the links of a network to pairs, heaviest first. Being named together is drawn only where nothing more is said. */
export function gather(network: Network): Pair[] {
  const pairs = new Map<string, NetworkLink[]>();
  for (const link of network.links) {
    if (link.source === link.target) continue;
    const key = pairKey(link.source, link.target);
    pairs.set(key, [...(pairs.get(key) ?? []), link]);
  }

  return [...pairs.values()].map(toPair).sort((one, other) => other.weight - one.weight || (one.a < other.a ? -1 : 1));
}

/** Nodes that are an end of a line to a node, heaviest first. */
export function neighborsOf(pairs: Pair[], id: string): { id: string; pair: Pair }[] {
  return pairs
    .filter((pair) => pair.a === id || pair.b === id)
    .map((pair) => ({ id: pair.a === id ? pair.b : pair.a, pair }));
}

/** The radius of each node, in pixels: its area grows with how often it is named, and shrinks where many share the picture. */
export function radiiOf(nodes: NetworkNode[]): Map<string, number> {
  const most = Math.max(...nodes.map((node) => node.mentions), 1);
  const room = Math.min(1, Math.sqrt(70 / Math.max(nodes.length, 1)));
  return new Map(nodes.map((node) => [node.id, room * (5 + 13 * Math.sqrt(node.mentions / most) + (node.hops === 0 ? 2 : 0))]));
}

function toPair(links: NetworkLink[]): Pair {
  const [a, b] = [links[0]!.source, links[0]!.target].sort() as [string, string];
  const groups = new Map<Polarity, NetworkLink[]>();
  for (const link of links) {
    const polarity = polarityOf(classOf(link));
    groups.set(polarity, [...(groups.get(polarity) ?? []), link]);
  }

  const typed = groups.size > 1 || !groups.has('together');
  const lines = [...groups]
    .filter(([polarity]) => !typed || polarity !== 'together')
    .map(([polarity, group]) => toLine(a, b, polarity, group))
    .sort((one, other) => (one.polarity < other.polarity ? -1 : 1));
  return { a, b, weight: lines.reduce((sum, line) => sum + line.weight * (typed ? 2 : 1), 0), lines };
}

function toLine(a: string, b: string, polarity: Polarity, links: NetworkLink[]): Line {
  const directed = links.filter((link) => link.directed);
  const forward = directed.some((link) => link.source === a);
  const backward = directed.some((link) => link.source === b);
  const turned = backward && !forward;
  const material = sum(links.filter((link) => link.quadClass?.startsWith('material')));
  return {
    id: `${a} ${b} ${polarity}`,
    source: turned ? b : a,
    target: turned ? a : b,
    polarity,
    material: material * 2 > sum(links),
    arrow: directed.length === 0 ? 'none' : forward && backward ? 'both' : 'forward',
    weight: sum(links),
    negated: links.every((link) => link.negated > 0 && link.negated >= link.count),
    links: [...links].sort((one, other) => other.weight - one.weight),
  };
}

function sum(links: NetworkLink[]): number {
  return links.reduce((total, link) => total + link.weight, 0);
}
