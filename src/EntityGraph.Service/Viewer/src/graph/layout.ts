/** Where nodes lie. The same network always lies the same way: places start from a hash of the id, never from chance. */

import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import noverlap from 'graphology-layout-noverlap';
import type { NetworkNode } from '../api/types';
import { radiiOf, type Pair } from './model';

export interface Place {
  x: number;
  y: number;
}

/** Screens are wider than high, and so is the picture. */
const stretch = 1.12;

/**
 * Lays out a network by ForceAtlas2, then parts nodes that overlap.
 * @param known Places of nodes that are already in the picture: they start there, and newcomers beside their neighbours.
 */
export function layOut(nodes: NetworkNode[], pairs: Pair[], known: ReadonlyMap<string, Place>): Map<string, Place> {
  const graph = new Graph({ type: 'undirected' });
  const radii = radiiOf(nodes);
  for (const node of [...nodes].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    graph.addNode(node.id, { ...start(node, pairs, known), size: radii.get(node.id)! });
  }

  for (const pair of [...pairs].sort((one, other) => (one.a + one.b < other.a + other.b ? -1 : 1))) {
    graph.mergeEdge(pair.a, pair.b, { weight: 1 + Math.log2(1 + pair.weight) });
  }

  forceAtlas2.assign(graph, {
    iterations: graph.order > 400 ? 120 : 400,
    getEdgeWeight: 'weight',
    settings: {
      gravity: 0.6,
      scalingRatio: 60,
      slowDown: 4,
      linLogMode: false,
      edgeWeightInfluence: 0.5,
      strongGravityMode: false,
      adjustSizes: false,
      barnesHutOptimize: graph.order > 250,
    },
  });
  noverlap.assign(graph, { maxIterations: 120, settings: { margin: 14, ratio: 1.6, expansion: 1.05 } });
  return center(graph, nodes[0]?.id);
}

function start(node: NetworkNode, pairs: Pair[], known: ReadonlyMap<string, Place>): Place {
  const place = known.get(node.id);
  if (place) return { x: place.x / stretch, y: place.y };
  const angle = (hash(node.id) / 2 ** 32) * 2 * Math.PI;
  const anchor = pairs
    .filter((pair) => pair.a === node.id || pair.b === node.id)
    .map((pair) => known.get(pair.a === node.id ? pair.b : pair.a))
    .find((neighbor) => neighbor !== undefined);
  const radius = anchor ? 40 : 100 * (node.hops + 0.1) + (hash(`${node.id} `) % 50);
  return { x: (anchor?.x ?? 0) / stretch + radius * Math.cos(angle), y: (anchor?.y ?? 0) + radius * Math.sin(angle) };
}

function center(graph: Graph, id: string | undefined): Map<string, Place> {
  const middle = id === undefined ? { x: 0, y: 0 } : (graph.getNodeAttributes(id) as Place);
  const places = new Map<string, Place>();
  graph.forEachNode((node, { x, y }) => places.set(node, { x: (x - middle.x) * stretch, y: y - middle.y }));
  return places;
}

// FNV-1a over UTF-16 code units, 32 bits.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
